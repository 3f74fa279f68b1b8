/** What happens to a parcel, in words that each carrier's server tells in its own codes. */
export const parcelStates = [
  'order_received',
  'accepted',
  'in_transit',
  'arrived',
  'out_for_delivery',
  'delivered',
  'available_for_pickup',
  'exception',
  'return_to_sender',
  'returned',
] as const;

export type ParcelState = (typeof parcelStates)[number];

/** A state and when in the parcel's life it is reached, from 0 to 1. */
export interface LifeStep {
  state: ParcelState;
  share: number;
}

const toTheCity: LifeStep[] = [
  { state: 'order_received', share: 0 },
  { state: 'accepted', share: 0.15 },
  { state: 'in_transit', share: 0.3 },
  { state: 'arrived', share: 0.6 },
];

/** Whole lives of parcels, by name. */
export const lives = {
  delivered: [
    ...toTheCity,
    { state: 'out_for_delivery', share: 0.8 },
    { state: 'delivered', share: 1 },
  ],
  /** Nobody was home; it is fetched from the post office later. */
  held: [
    ...toTheCity,
    { state: 'out_for_delivery', share: 0.65 },
    { state: 'exception', share: 0.7 },
    { state: 'available_for_pickup', share: 0.8 },
    { state: 'delivered', share: 1 },
  ],
  /** Refused at the door. */
  returned: [
    ...toTheCity,
    { state: 'out_for_delivery', share: 0.65 },
    { state: 'exception', share: 0.7 },
    { state: 'return_to_sender', share: 0.8 },
    { state: 'returned', share: 1 },
  ],
  /** Said to be delivered, then found on the vehicle after all. */
  corrected: [
    ...toTheCity,
    { state: 'out_for_delivery', share: 0.7 },
    { state: 'delivered', share: 0.75 },
    { state: 'in_transit', share: 0.8 },
    { state: 'out_for_delivery', share: 0.9 },
    { state: 'delivered', share: 1 },
  ],
  /** Never seen again. */
  lost: toTheCity.slice(0, 3),
} satisfies Record<string, LifeStep[]>;

export type LifeName = keyof typeof lives;

export interface LivedStep {
  state: ParcelState;
  atMs: number;
}

/** What has happened by now to a parcel that travels by itself. */
export function livedBy(life: LifeName, fromMs: number, lifeMs: number, nowMs: number) {
  return lives[life]
    .map(({ state, share }): LivedStep => ({ state, atMs: fromMs + Math.round(share * lifeMs) }))
    .filter(({ atMs }) => atMs <= nowMs);
}

export interface Advance {
  /** The state to reach, by the usual way where it lies on it; without it, the next usual step. */
  to?: ParcelState | undefined;
  /** When the last step happens. */
  atMs: number;
  /** When the order information was received: lays the whole life between here and `atMs`. */
  fromMs?: number | undefined;
}

/** Moves a parcel by hand. The steps that were lived stay, unless `fromMs` dates them anew. */
export function advanceBy(lived: readonly LivedStep[], { to, atMs, fromMs }: Advance): LivedStep[] {
  const usual = lives.delivered.map(({ state }) => state);
  const done = usual.filter((state) => lived.some((step) => step.state === state)).length;
  const target = to === undefined ? done : usual.indexOf(to);
  const isDetour = to !== undefined && target === -1;
  const added = isDetour ? [to] : usual.slice(done, target + 1);
  // Reached before: it happens again, as a correction does.
  const next = added.length === 0 && to !== undefined ? [to] : added;
  const kept = fromMs === undefined ? [...lived] : [];
  const states = [...(fromMs === undefined ? [] : lived.map(({ state }) => state)), ...next];
  const startMs = fromMs ?? lived.at(-1)?.atMs ?? atMs;
  const gap = fromMs === undefined ? 1 : 0;
  const spread = states.length - 1 + gap;
  const dated = states.map((state, index) => ({
    state,
    atMs: Math.round(startMs + (atMs - startMs) * (spread > 0 ? (index + gap) / spread : 1)),
  }));
  return [...kept, ...dated];
}
