const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Stripe takes no event that is older. */
export const OLDEST_MS = 35 * DAY_MS;

export type UsageMinute = { at: Date; isCarried: boolean } | 'TOO_LATE';

interface Asked {
  /** Midnight UTC of the local day. */
  day: Date;
  now: Date;
  /** When the period began that Stripe has not invoiced yet. */
  periodStart: Date;
  /** Minutes of the customer and meter that others have, in ms. */
  taken: ReadonlySet<number>;
}

/**
 * In which minute Stripe counts a difference. Each has a minute of its own, so that Stripe's summary
 * of that minute tells for good whether the event arrived. It lies at noon UTC of its day, which is
 * within the local day from UTC-12 to UTC+11, or now when the day's period was invoiced already. What
 * is older than Stripe takes is nobody's to charge but a person's.
 */
export function usageMinute({ day, now, periodStart, taken }: Asked): UsageMinute {
  const noon = day.getTime() + 12 * HOUR_MS;
  if (noon < now.getTime() - OLDEST_MS + HOUR_MS) return 'TOO_LATE';
  const isCarried = noon < periodStart.getTime();
  const step = isCarried ? -MINUTE_MS : MINUTE_MS;
  let at = isCarried ? now.getTime() - (now.getTime() % MINUTE_MS) : noon;
  while (taken.has(at)) at += step;
  return { at: new Date(at), isCarried };
}

/** Whether a day is over everywhere on earth, so that its figures are told once in the common case. */
export const isOver = (day: Date, now: Date) => day.getTime() + 36 * HOUR_MS <= now.getTime();
