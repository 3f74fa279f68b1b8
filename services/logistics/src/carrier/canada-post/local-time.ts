/** Minutes from UTC of the zones Canada Post abbreviates, in both languages. */
const offsets: Record<string, number> = {
  ...{ NST: -210, NDT: -150, AST: -240, ADT: -180, EST: -300, EDT: -240, CST: -360, CDT: -300 },
  ...{ MST: -420, MDT: -360, PST: -480, PDT: -420, YST: -540, YDT: -480, HST: -600 },
  ...{ AKST: -540, AKDT: -480, UTC: 0, GMT: 0, Z: 0 },
  ...{ HNT: -210, HAT: -150, HNA: -240, HAA: -180, HNE: -300, HAE: -240, HNC: -360, HAC: -300 },
  ...{ HNR: -420, HAR: -360, HNP: -480, HAP: -420, HNY: -540, HAY: -480 },
};

/**
 * `2011-02-03`, `08:27:43`, `EST` as RFC 3339 `2011-02-03T08:27:43-05:00`. A zone we do not know leaves
 * the local time as it is, without an offset. Null when it is no date.
 */
export function toRfc3339(date: string, time: string | null, zone: string | null): string | null {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(date) ?? [];
  if (year === undefined) return null;
  // A moment in one piece has its own time and offset.
  const whole = /^[\d-]{8,10}[T ]([\d:]+)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/.exec(date);
  if (whole !== null) return toRfc3339(date.slice(0, 10), whole[1] ?? null, whole[2] ?? zone);
  const midnight = `${year}-${month}-${day}T00:00:00`;
  const timed = `${year}-${month}-${day}T${clock(time ?? '')}`;
  const local = isMoment(timed) ? timed : midnight;
  if (!isMoment(local)) return null;
  if (zone !== null && /^[+-]\d{2}:?\d{2}$/.test(zone)) {
    return `${local}${zone.slice(0, 3)}:${zone.slice(-2)}`;
  }
  const minutes = offsets[zone?.toUpperCase() ?? ''];
  return minutes === undefined ? local : `${local}${formatOffset(minutes)}`;
}

/** A date alone, as Canada Post names the day of delivery; null for anything else. */
export function calendarDate(text: string | null): string | null {
  const moment = toRfc3339(text ?? '', null, null);
  return moment === null ? null : moment.slice(0, 10);
}

/** `8:27`, `08:27:43` or `082743`; midnight for anything else. */
function clock(time: string): string {
  const [, hour = '00', minute = '00', second = '00'] =
    /^(\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(time) ?? /^(\d{2})(\d{2})(\d{2})?$/.exec(time) ?? [];
  return `${hour.padStart(2, '0')}:${minute}:${second}`;
}

/** No day, hour or minute that does not exist: the 30th of February would be read as the 2nd of March. */
function isMoment(local: string): boolean {
  const at = new Date(`${local}Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(local);
}

function formatOffset(minutes: number): string {
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}
