const dayMs = 86_400_000;

/** `YYYY-MM-DD` as the UTC midnight that a `DATE` column is read and written as. */
export const dateOf = (day: string): Date => new Date(`${day}T00:00:00.000Z`);
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
export const nextDay = (day: string): string => dayOf(new Date(dateOf(day).getTime() + dayMs));

/** Days from the first to the last, both included. */
export const daysBetween = (first: string, last: string): number =>
  Math.round((dateOf(last).getTime() - dateOf(first).getTime()) / dayMs) + 1;

/** The first instant of a local day. */
export function startOfDay(day: string, timeZone: string): Date {
  const midnight = dateOf(day).getTime();
  // The offset at the answer itself counts; a first guess by the offset at UTC midnight finds it.
  const guess = midnight - offsetMs(midnight, timeZone);
  const instant = new Date(midnight - offsetMs(guess, timeZone));
  if (localDay(instant, timeZone) === day) return instant;
  // Where clocks jump over midnight the day begins an hour later.
  return new Date(instant.getTime() + 3_600_000);
}

/** The local day of an instant. */
export function localDay(instant: Date, timeZone: string): string {
  return dayOf(new Date(instant.getTime() + offsetMs(instant.getTime(), timeZone)));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetMs(at: number, timeZone: string): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const match = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name);
  if (!match?.[1]) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}
