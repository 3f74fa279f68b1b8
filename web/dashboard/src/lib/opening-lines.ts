export type Opening = { day: number; opensAt: string; closesAt: string };

/** Days with the same hours beside each other in one line: `Mon – Fri`, `09:00–17:30`. */
export function openingLines(hours: Opening[], locale: string): { days: string; times: string }[] {
  const lines: { first: number; last: number; times: string }[] = [];
  for (let day = 1; day <= 7; day += 1) {
    const times = hours
      .filter((opening) => opening.day === day)
      .map(({ opensAt, closesAt }) => `${opensAt}–${closesAt}`)
      .join(', ');
    const before = lines.at(-1);
    if (times === '') continue;
    if (before?.last === day - 1 && before.times === times) before.last = day;
    else lines.push({ first: day, last: day, times });
  }
  const name = weekdayNames(locale);
  return lines.map(({ first, last, times }) => ({
    days: first === last ? name(first) : `${name(first)} – ${name(last)}`,
    times,
  }));
}

/** The first of January 2024 was a Monday. */
function weekdayNames(locale: string): (day: number) => string {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return (day) => format.format(Date.UTC(2024, 0, day));
}
