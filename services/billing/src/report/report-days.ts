const dayMs = 86_400_000;

/** Midnight UTC with which a day begins. */
export const startOfDay = (day: string): Date => new Date(`${day}T00:00:00.000Z`);

/** Midnight UTC with which the day after begins: everything of the day is before it. */
export const endOfDay = (day: string): Date => new Date(startOfDay(day).getTime() + dayMs);

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** The first day of the month that lies so many months after a day's. */
export function monthOf(day: string, monthsLater = 0): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return dayOf(new Date(Date.UTC(year, month - 1 + monthsLater, 1)));
}

/** The first days of all months from one day's to another's, in order. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = monthOf(from); month <= to; month = monthOf(month, 1)) months.push(month);
  return months;
}
