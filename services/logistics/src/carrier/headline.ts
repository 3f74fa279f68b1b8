import type { CarrierEvent, TrackingStatus } from './carrier.ts';

type Placed = Pick<CarrierEvent, 'status' | 'description'> & { occurredAt: string | Date };

/**
 * Where a parcel is: the newest event that says so, by the carrier's time and, within the same moment,
 * by the carrier's order (newest first). A late event is older and changes nothing; a newer one after a
 * delivery is a correction and counts.
 */
export function headline(events: readonly Placed[]): {
  status: TrackingStatus;
  statusReason: string | null;
} {
  const newest = newestFirst(events).find(({ status }) => status !== null && status !== 'UNKNOWN');
  const status = newest?.status ?? 'UNKNOWN';
  return { status, statusReason: newest?.description || null };
}

/** By time, newest first; the order given decides between events of the same moment. */
export function newestFirst<T extends { occurredAt: string | Date }>(events: readonly T[]): T[] {
  return [...events].sort((a, b) => toTime(b.occurredAt) - toTime(a.occurredAt));
}

/**
 * A time without offset is read as Eastern standard time: most parcels are there, and the order of a
 * parcel's own events is kept.
 */
export function toTime(occurredAt: string | Date): number {
  if (occurredAt instanceof Date) return occurredAt.getTime();
  return Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(occurredAt) ? occurredAt : `${occurredAt}-05:00`);
}
