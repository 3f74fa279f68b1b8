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

/**
 * The end of the period that begins at `start`. It is counted from the first period's start, so
 * that a subscription of the 31st comes back to the 31st after February.
 */
export function nextPeriodEnd(anchor: number, start: number, interval: Interval): number {
  for (let periods = 1; ; periods += 1) {
    const end = addInterval(anchor, {
      interval: interval.interval,
      interval_count: interval.interval_count * periods,
    });
    if (end > start) return end;
  }
}
