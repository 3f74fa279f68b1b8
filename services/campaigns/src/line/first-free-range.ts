import { daysBetween, nextDay } from '../market/local-day.ts';

/** Local days, both included. */
export interface DayRange {
  startDate: string;
  endDate: string;
}

/**
 * The first range of so many days, none earlier than the given one, in which nothing is taken. Null
 * when it would begin more than `searchDays` later.
 */
export function firstFreeRange(
  taken: readonly DayRange[],
  { from, days, searchDays }: { from: string; days: number; searchDays: number },
): DayRange | null {
  let startDate = from;
  while (daysBetween(from, startDate) <= searchDays) {
    const endDate = addDays(startDate, days - 1);
    const clashes = taken.filter(
      (range) => range.startDate <= endDate && range.endDate >= startDate,
    );
    if (clashes.length === 0) return { startDate, endDate };
    const last =
      clashes
        .map((range) => range.endDate)
        .sort()
        .at(-1) ?? startDate;
    startDate = nextDay(last);
  }
  return null;
}

function addDays(day: string, days: number): string {
  let moved = day;
  for (let count = 0; count < days; count++) moved = nextDay(moved);
  return moved;
}
