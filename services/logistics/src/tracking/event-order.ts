/** What decides which of two events is the newer one. */
export type Placed = {
  identity: string;
  occurredAt: Date;
  /** Place in the carrier's list counted from its end, as a negative number: the newest is the least. */
  rank: number;
};

/**
 * One order for all events of a parcel, newest first, whatever order they were heard in: by the carrier's
 * clock, within the same moment by the carrier's list, and where even that is equal by a name that
 * never changes.
 */
export function newestEventsFirst<T extends Placed>(events: readonly T[]): T[] {
  return [...events].sort(
    (a, b) =>
      b.occurredAt.getTime() - a.occurredAt.getTime() ||
      a.rank - b.rank ||
      (a.identity < b.identity ? -1 : 1),
  );
}

/**
 * A list's events with their places. Counted from the end a place stays the same when the carrier adds
 * something newer.
 */
export function rankEvents<T>(events: readonly T[]): (T & { rank: number })[] {
  return events.map((event, index) => ({ ...event, rank: index - events.length }));
}
