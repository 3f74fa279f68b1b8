export type Opening = { day: number; opensAt: string; closesAt: string };

/** Days with the same hours beside each other in one line: `Mon – Fri`, `9:00 a.m. – 5:30 p.m.`. */
export function openingLines(
  hours: Opening[],
  locale: string,
): { days: string; times: string[] }[] {
  const name = formatter(locale, { weekday: 'short' });
  const clock = formatter(locale, { hour: 'numeric', minute: '2-digit' });
  const lines: { first: number; last: number; times: string[] }[] = [];
  for (let day = 1; day <= 7; day += 1) {
    const times = hours
      .filter((opening) => opening.day === day)
      .map(({ opensAt, closesAt }) => `${clock(1, opensAt)} – ${clock(1, closesAt)}`);
    const before = lines.at(-1);
    if (times.length === 0) continue;
    if (before?.last === day - 1 && `${before.times}` === `${times}`) before.last = day;
    else lines.push({ first: day, last: day, times });
  }
  return lines.map(({ first, last, times }) => ({
    days: first === last ? name(first) : `${name(first)} – ${name(last)}`,
    times,
  }));
}

/** Formats a day of the week, from Monday, 1, at a time. The first of January 2024 was a Monday. */
function formatter(locale: string, style: Intl.DateTimeFormatOptions) {
  const format = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' });
  return (day: number, time = '00:00') => format.format(Date.parse(`2024-01-0${day}T${time}Z`));
}
