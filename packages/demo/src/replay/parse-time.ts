const DAY_MS = 86_400_000;

const ISO =
  /^(\d{4})(-?)(\d\d)\2(\d\d)[Tt](\d\d)(:?)(\d\d)(?:\6(\d\d)(?:[.,](\d+))?)?(?:[Zz]|([+-])(\d\d)(?::?(\d\d))?)$/;

/**
 * Milliseconds since 1970 of an ISO 8601 date and time with offset or Z, as the measurement method
 * reads it: digits beyond milliseconds are cut off, a leap second is the second after it. Null when
 * it is none, or names no real moment.
 */
export function parseTime(text: string): number | null {
  const match = ISO.exec(text.trim());
  if (match === null) return null;
  const [, year, , month, day, hour, , minute, second = '0', fraction = '', sign, oh, om] = match;
  const dayMs = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const isRealDay = new Date(dayMs).toISOString().startsWith(`${year}-${month}-${day}T`);
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  const isMidnight = h === 24 && m === 0 && s === 0 && !/[1-9]/.test(fraction);
  const [offsetHours, offsetMinutes] = [Number(oh ?? 0), Number(om ?? 0)];
  if (!isRealDay || m > 59 || s > 60 || offsetHours > 23 || offsetMinutes > 59) return null;
  if (h > 23 && !isMidnight) return null;
  const offsetMs = (offsetHours * 60 + offsetMinutes) * 60_000 * (sign === '-' ? -1 : 1);
  const minuteMs = dayMs + (h * 60 + m) * 60_000 - offsetMs;
  if (s === 60 && !endsHalfYear(minuteMs + 60_000)) return null;
  return minuteMs + s * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
}

/** Leap seconds follow the last minute, in UTC, of June or December. */
function endsHalfYear(nextMinuteMs: number): boolean {
  const next = new Date(nextMinuteMs);
  return (
    [0, 6].includes(next.getUTCMonth()) && next.getUTCDate() === 1 && nextMinuteMs % DAY_MS === 0
  );
}
