const DAY_MS = 86_400_000;

/** From when (included) to when (not included); null while no end is known. */
export interface Possession {
  from: Date;
  to: Date | null;
}

export interface Cover {
  from: Date;
  to: Date;
  /** Days that are begun: a device that came in the afternoon was covered that day. */
  days: number;
}

/** The part of a paid period in which a customer had a device; null when there is none. */
export function coverOf(had: Possession, paid: { from: Date; to: Date }): Cover | null {
  const from = later(had.from, paid.from);
  const to = had.to === null || later(had.to, paid.to) === had.to ? paid.to : had.to;
  if (from >= to) return null;
  return { from, to, days: Math.ceil((to.getTime() - from.getTime()) / DAY_MS) };
}

const later = (a: Date, b: Date) => (a.getTime() > b.getTime() ? a : b);
