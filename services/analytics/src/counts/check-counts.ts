import type { TrafficCount } from '../files/read-counts.ts';

/** No road in the world carries more; sums of impressions stay far below 64 bits. */
const MOST_VEHICLES_PER_DAY = 1_000_000;

/** What makes counts useless although every row is readable; null when nothing does. */
export function problemOfCounts(counts: readonly TrafficCount[]): string | null {
  if (counts.length === 0) return 'it holds no counts';
  for (const { id, countedOn, vehiclesPerDay, volumes } of counts) {
    const most = Math.max(...[vehiclesPerDay, ...volumes].map((volume) => volume ?? 0));
    if (most > MOST_VEHICLES_PER_DAY) {
      return `the count ${id} of ${countedOn} says ${most} vehicles per day, more than any road has`;
    }
  }
  if (counts.every(({ volumes }) => volumes.every((volume) => volume === null))) {
    return 'no count has a volume by direction';
  }
  return null;
}
