/** Today in UTC, as the books count days. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** The first day of the month that lies so many months from now. */
export function firstOfMonth(monthsLater: number, from = today()): string {
  const [year = 0, month = 1] = from.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + monthsLater, 1)).toISOString().slice(0, 10);
}

/** The last day of a month, given any of its days. */
export function endOfMonth(day: string): string {
  const next = new Date(`${firstOfMonth(1, day)}T00:00:00Z`);
  return new Date(next.getTime() - 86_400_000).toISOString().slice(0, 10);
}

/** An address with those parameters that have a value. */
export function addressOf(path: string, parameters: Record<string, string | null>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value);
  return query.size > 0 ? `${path}?${query}` : path;
}
