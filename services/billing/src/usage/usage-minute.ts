const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Stripe takes no event that is older, and none that lies further ahead. */
export const OLDEST_MS = 35 * DAY_MS;
const AHEAD_MS = 4 * MINUTE_MS;

/** TOO_LATE for ever; FULL until minutes have passed. */
export type UsageMinute = { at: Date; isCarried: boolean } | 'TOO_LATE' | 'FULL';

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
 * within the local day from UTC-12 to UTC+11, or now when the day's period was invoiced already: then
 * never before the period that is open. What is older than Stripe takes is nobody's to charge but a
 * person's.
 */
export function usageMinute({ day, now, periodStart, taken }: Asked): UsageMinute {
  const noon = noonOf(day);
  if (noon < now.getTime() - OLDEST_MS + HOUR_MS) return 'TOO_LATE';
  if (noon >= periodStart.getTime()) {
    return { at: new Date(freeFrom(noon, taken)), isCarried: false };
  }
  const first = Math.ceil(periodStart.getTime() / MINUTE_MS) * MINUTE_MS;
  const current = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  for (let at = current; at >= first; at -= MINUTE_MS) {
    if (!taken.has(at)) return { at: new Date(at), isCarried: true };
  }
  const ahead = freeFrom(Math.max(first, current), taken);
  return ahead <= now.getTime() + AHEAD_MS ? { at: new Date(ahead), isCarried: true } : 'FULL';
}

/** A minute of the day itself, for what is told to nobody but staff. */
export const ownMinute = (day: Date, taken: ReadonlySet<number>): Date =>
  new Date(freeFrom(noonOf(day), taken));

/** Whether a day is over everywhere on earth, so that its figures are told once in the common case. */
export const isOver = (day: Date, now: Date) => day.getTime() + 36 * HOUR_MS <= now.getTime();

const noonOf = (day: Date) => day.getTime() + 12 * HOUR_MS;

function freeFrom(start: number, taken: ReadonlySet<number>): number {
  let at = start;
  while (taken.has(at)) at += MINUTE_MS;
  return at;
}
