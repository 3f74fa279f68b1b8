/** How long something is overdue, in the classes of a report on receivables. */
export const ageBuckets = ['current', 'days1To30', 'days31To60', 'days61To90', 'over90'] as const;

export type AgeBucket = (typeof ageBuckets)[number];

/** Whole days from the due day to the day of the report, both in UTC; 0 while nothing is overdue. */
export function daysOverdue(dueAt: Date, asOf: Date): number {
  const day = (at: Date) => Math.floor(at.getTime() / 86_400_000);
  return Math.max(0, day(asOf) - day(dueAt));
}

export function ageBucketOf(days: number): AgeBucket {
  if (days <= 0) return 'current';
  if (days <= 30) return 'days1To30';
  if (days <= 60) return 'days31To60';
  return days <= 90 ? 'days61To90' : 'over90';
}
