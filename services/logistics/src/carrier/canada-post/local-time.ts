/** Minutes from UTC of the zones Canada Post abbreviates. */
const offsets: Record<string, number> = {
  NST: -210,
  NDT: -150,
  AST: -240,
  ADT: -180,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  YST: -540,
  UTC: 0,
  GMT: 0,
};

/**
 * `2011-02-03`, `08:27:43`, `EST` as RFC 3339 `2011-02-03T08:27:43-05:00`. A zone we do not know leaves
 * the local time as it is, without an offset. Null when it is no date.
 */
export function toRfc3339(date: string, time: string | null, zone: string | null): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const clock = /^\d{2}:\d{2}(:\d{2})?$/.test(time ?? '') ? (time as string) : '00:00:00';
  const local = `${date}T${clock.length === 5 ? `${clock}:00` : clock}`;
  if (Number.isNaN(Date.parse(`${local}Z`))) return null;
  const minutes = offsets[zone?.toUpperCase() ?? ''];
  return minutes === undefined ? local : `${local}${formatOffset(minutes)}`;
}

function formatOffset(minutes: number): string {
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}
