/** Days of billing are those of the company: Eastern time. */
export const billingTimeZone = 'America/Toronto';

const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: billingTimeZone,
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' },
  ...{ minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
});

/** `2026-11-30` of an instant. */
export const easternDay = (instant: Date): string => clock.format(instant).slice(0, 10);

/** The instant at which a day (`2026-11-30`) begins. */
export function dayBegins(day: string): Date {
  const midnight = new Date(`${day}T00:00:00.000Z`);
  // The offset of the clock at that midnight; a second look corrects days on which it changes.
  const first = new Date(midnight.getTime() + offsetMs(midnight));
  return new Date(midnight.getTime() + offsetMs(first));
}

/** The instant at which a day has ended. */
export function dayEnds(day: string): Date {
  const next = new Date(`${day}T00:00:00.000Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return dayBegins(next.toISOString().slice(0, 10));
}

function offsetMs(instant: Date): number {
  const parts = Object.fromEntries(
    clock.formatToParts(instant).map(({ type, value }) => [type, value]),
  );
  const { year, month, day, hour, minute, second } = parts;
  const shown = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`);
  return instant.getTime() - shown;
}
