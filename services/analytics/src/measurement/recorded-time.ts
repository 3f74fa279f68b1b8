const DAY_MS = 24 * 3_600_000;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const EXTENDED =
  /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?:[Zz]|([+-])(\d\d)(?::?(\d\d))?)$/;
const BASIC =
  /^(\d{4})(\d\d)(\d\d)[Tt](\d\d)(\d\d)(?:(\d\d)(?:[.,](\d+))?)?(?:[Zz]|([+-])(\d\d)(?::?(\d\d))?)$/;

let lastDate = '';
let lastDayMs: number | null = null;

/**
 * Milliseconds since 1970 of an ISO 8601 calendar date and time with offset or Z, extended or basic
 * format; null when it is none or no such moment exists. Digits beyond milliseconds are cut off,
 * 24:00:00 is the next midnight, and a leap second is the second after it, as UTC clocks count.
 */
export function parseRecordedTime(text: string): number | null {
  return parsePlainUtc(text) ?? parseAny(text);
}

/** The one form that nearly every device sends, 2011-04-01T12:15:20Z, without a regular expression. */
function parsePlainUtc(text: string): number | null {
  if (text.length !== 20 || text[19] !== 'Z' || text[10] !== 'T') return null;
  if (text[13] !== ':' || text[16] !== ':') return null;
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  if (!(hour < 24 && minute < 60 && second < 60)) return null;
  const date = text.slice(0, 10);
  if (date !== lastDate) {
    const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date);
    lastDayMs = match && dayMs(Number(match[1]), Number(match[2]), Number(match[3]));
    lastDate = date;
  }
  return lastDayMs === null ? null : lastDayMs + ((hour * 60 + minute) * 60 + second) * 1000;
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function parseAny(text: string): number | null {
  const match = EXTENDED.exec(text) ?? BASIC.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second = '0', fraction = '', sign, ...offset] = match;
  const date = dayMs(Number(year), Number(month), Number(day));
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const [offsetHours, offsetMinutes] = [Number(offset[0] ?? 0), Number(offset[1] ?? 0)];
  if (date === null || m > 59 || s > 60 || offsetHours > 23 || offsetMinutes > 59) return null;
  const isMidnight = h === 24 && m === 0 && s === 0 && !/[1-9]/.test(fraction);
  if (h > 23 && !isMidnight) return null;
  const offsetMs = (offsetHours * 60 + offsetMinutes) * 60_000 * (sign === '-' ? -1 : 1);
  const minuteMs = date + (h * 60 + m) * 60_000 - offsetMs;
  if (s === 60 && !isLeapMinute(minuteMs)) return null;
  return minuteMs + s * 1000 + ms;
}

/** Midnight UTC of a date of the Gregorian calendar, null for one such as 30 February. */
export function dayMs(year: number, month: number, day: number): number | null {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeapYear ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
  if (day < 1 || day > days) return null;
  // Date.UTC takes the years 0 to 99 for those of the 20th century; 400 years are always as long.
  return Date.UTC(year + 400, month - 1, day) - 146_097 * DAY_MS;
}

/** Leap seconds follow the last minute, in UTC, of June or December. */
function isLeapMinute(utcMs: number): boolean {
  const next = new Date(utcMs + 60_000);
  const month = next.getUTCMonth();
  return (month === 0 || month === 6) && next.getUTCDate() === 1 && next.getTime() % DAY_MS === 0;
}
