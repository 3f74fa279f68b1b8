interface Interval {
  interval: string;
  interval_count: number;
}

/**
 * The end of a billing period that starts at `start` (Unix seconds). Months keep their day
 * where they can: from 31 January it goes to the last day of February.
 */
export function addInterval(start: number, { interval, interval_count: count }: Interval): number {
  if (interval === 'day') return start + count * 86_400;
  if (interval === 'week') return start + count * 7 * 86_400;
  const date = new Date(start * 1000);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + (interval === 'year' ? 12 * count : count));
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime() / 1000;
}
