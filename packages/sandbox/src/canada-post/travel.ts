import { detourCodes, type TrackingEvent, type TrackingState, usualSteps } from './journey.ts';
import type { Shipment } from './shipments.ts';

/** The shipment with every event that has happened by now, when it travels by itself. */
export function travel(shipment: Shipment, nowMs: number, lifeMs: number): Shipment {
  if (!shipment.travelsByItself) return shipment;
  const due = usualSteps(shipment.from, shipment.to)
    .map((step) => ({ ...step, atMs: shipment.createdAtMs + Math.round(step.share * lifeMs) }))
    .filter(({ atMs }) => atMs <= nowMs)
    .flatMap((step) => eventsOf(shipment, step));
  return due.length === shipment.events.length ? shipment : { ...shipment, events: due };
}

export interface Move {
  /** The state to reach; without it, the next usual step. */
  to: TrackingState | undefined;
  /** When the last event happens. */
  atMs: number;
  /** When the order information was received, to lay a whole life into the past. */
  fromMs: number | undefined;
}

/** Moves a parcel by hand; from then on it no longer travels by itself. */
export function advance(shipment: Shipment, move: Move): Shipment {
  const detour = move.to && detourCodes[move.to];
  const added = detour
    ? [{ code: detour, state: move.to as TrackingState, place: shipment.to }]
    : missingSteps(shipment, move.to);
  const steps =
    move.fromMs === undefined ? [] : shipment.events.filter(({ code }) => code !== '20');
  const kept = move.fromMs === undefined ? shipment.events : [];
  const all = [...steps, ...added];
  const startMs = move.fromMs ?? kept.at(-1)?.atMs ?? move.atMs;
  const firstShare = move.fromMs === undefined ? 1 : 0;
  const spread = all.length - 1 + firstShare;
  const dated = all.map((step, index) => {
    const share = spread > 0 ? (index + firstShare) / spread : 1;
    return { ...step, atMs: Math.round(startMs + (move.atMs - startMs) * share) };
  });
  const events = [...kept, ...dated.flatMap((step) => eventsOf(shipment, step))];
  const createdAtMs = move.fromMs ?? shipment.createdAtMs;
  return { ...shipment, createdAtMs, events, travelsByItself: false };
}

function missingSteps(shipment: Shipment, to: TrackingState | undefined) {
  const steps = usualSteps(shipment.from, shipment.to);
  const done = shipment.events.filter(({ code }) =>
    steps.some((step) => step.code === code),
  ).length;
  if (to === undefined) return steps.slice(done, done + 1);
  const last = steps.findLastIndex(({ state }) => state === to);
  return steps.slice(done, last + 1);
}

type Step = Pick<TrackingEvent, 'code' | 'state' | 'place' | 'atMs'>;

/** A parcel that is signed for has a second event, which tells of the signature only. */
function eventsOf(shipment: Shipment, { code, state, place, atMs }: Step): TrackingEvent[] {
  const event = { code, state, place, atMs, signatory: '' };
  const signed = state === 'delivered' && shipment.optionCodes.includes('SO');
  if (!signed) return [event];
  const signatory = 'RECIPIENT';
  return [
    { ...event, signatory },
    { ...event, code: '20', signatory },
  ];
}
