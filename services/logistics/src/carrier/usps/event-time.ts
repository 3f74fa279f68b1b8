const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const dateInWords = new RegExp(`\\b(${months.join('|')})[a-z]*\\.? (\\d{1,2}), (\\d{4})`, 'i');

/**
 * When an event was, in RFC 3339: by its Greenwich time; otherwise by its local time and the offset that
 * is named; otherwise the local time alone. The `Z` that USPS writes behind local times is not believed.
 * Null when no date can be read.
 */
export function eventTime(
  local: string | null,
  greenwich: string | null,
  offset: string | null,
): { occurredAt: string; localTime: string } | null {
  const clock = localClock(local);
  const utc = greenwich === null ? null : utcClock(greenwich);
  const zone = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(offset ?? '');
  if (utc !== null) return { occurredAt: utc, localTime: clock ?? utc };
  if (clock === null) return null;
  if (zone === null) return { occurredAt: withNamedOffset(local, clock), localTime: clock };
  const [, sign, hours = '', minutes = '00'] = zone;
  return { occurredAt: `${clock}${sign}${hours.padStart(2, '0')}:${minutes}`, localTime: clock };
}

/** An offset in numbers is meant; a `Z` is not. */
function withNamedOffset(local: string | null, clock: string): string {
  const named = /[T ]\d{2}:\d{2}.*([+-]\d{2}:\d{2})$/.exec(local ?? '')?.[1];
  return named === undefined ? clock : `${clock}${named}`;
}

function utcClock(greenwich: string): string | null {
  const shifted = /[+-]\d{2}:\d{2}$/.exec(greenwich.trim())?.[0] ?? 'Z';
  const clock = localClock(greenwich);
  return clock === null ? null : `${clock}${shifted}`;
}

/** `2024-11-22T13:58:00`, `2024-11-22 13:58`, `2024-11-22`, or a sentence's `1:58 pm` and `November 22, 2024`. */
export function localClock(written: string | null): string | null {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?)?/.exec(written?.trim() ?? '');
  if (iso !== null) return valid(`${iso[1]}T${iso[2] ?? '00:00'}${iso[3] ?? ':00'}`);
  const words = dateInWords.exec(written ?? '');
  if (words === null) return null;
  const [, month = '', day = '', year = ''] = words;
  const number = months.indexOf(month.toLowerCase()) + 1;
  const date = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return valid(`${date}T${clockOf(written ?? '')}`);
}

function clockOf(written: string): string {
  const found = /(\d{1,2}):(\d{2})\s*([ap])\.?m/i.exec(written);
  if (found === null) return '00:00:00';
  const [, hour = '0', minute = '00', half = 'a'] = found;
  const hours = (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return `${String(hours).padStart(2, '0')}:${minute}:00`;
}

function valid(clock: string): string | null {
  return Number.isNaN(Date.parse(`${clock}Z`)) ? null : clock;
}
