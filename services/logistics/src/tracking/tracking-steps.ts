import type { TrackingStatus } from '../carrier/carrier.ts';
import type { ShipmentStatus } from '../generated/prisma/enums.ts';
import { statusFromTracking } from '../shipment/shipment-status.ts';
import { newestEventsFirst, type Placed } from './event-order.ts';

export type Heard = Placed & { normalized: string | null };

export type TrackingStep = {
  status: ShipmentStatus;
  happenedAt: Date;
  /** The carrier takes back that it was delivered. */
  isCorrection: boolean;
};

/**
 * The steps a shipment takes by what the carrier says now, oldest first. The newest event that tells a
 * state wins; an event older than the newest known one is late and moves nothing; a newer one after a
 * delivery is the carrier's correction.
 */
export function trackingSteps(
  current: ShipmentStatus,
  known: readonly Heard[],
  heard: readonly Heard[],
): TrackingStep[] {
  const knownIds = new Set(known.map(({ identity }) => identity));
  const telling = tellingEvents([
    ...known,
    ...heard.filter(({ identity }) => !knownIds.has(identity)),
  ]);
  const newestKnown = telling.findIndex(({ identity }) => knownIds.has(identity));
  const fresh = newestKnown === -1 ? telling : telling.slice(0, newestKnown);
  const steps: TrackingStep[] = [];
  let status = current;
  for (const event of fresh.reverse()) {
    const next = statusOf(event);
    if (next === null || next === status) continue;
    steps.push({
      status: next,
      happenedAt: event.occurredAt,
      isCorrection: status === 'DELIVERED',
    });
    status = next;
  }
  return steps;
}

/** The events that say where the parcel is, newest first. */
export function tellingEvents<T extends Heard>(events: readonly T[]): T[] {
  return newestEventsFirst(events.filter((event) => statusOf(event) !== null));
}

export function statusOf({ normalized }: Pick<Heard, 'normalized'>): ShipmentStatus | null {
  return statusFromTracking(normalized as TrackingStatus | null);
}
