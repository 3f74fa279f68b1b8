export interface Period {
  from: string;
  to: string;
}

export const periodNames = [
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'lastQuarter',
  'thisYear',
  'lastYear',
] as const;

export type PeriodName = (typeof periodNames)[number];

const months: Record<PeriodName, (month: number) => [first: number, count: number]> = {
  thisMonth: (month) => [month, 1],
  lastMonth: (month) => [month - 1, 1],
  thisQuarter: (month) => [month - (month % 3), 3],
  lastQuarter: (month) => [month - (month % 3) - 3, 3],
  thisYear: () => [0, 12],
  lastYear: () => [-12, 12],
};

/** The days of a period, of which none is later than today (`2026-11-30`). */
export function daysOf(name: PeriodName, today: string): Period {
  const year = Number(today.slice(0, 4));
  const [first, count] = months[name](Number(today.slice(5, 7)) - 1);
  const day = (month: number, date: number) =>
    new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
  const last = day(first + count, 0);
  return { from: day(first, 1), to: last < today ? last : today };
}

/** What these days are called; null for days of somebody's own choice. */
export const nameOf = ({ from, to }: Period, today: string): PeriodName | null =>
  periodNames.find((name) => {
    const days = daysOf(name, today);
    return days.from === from && days.to === to;
  }) ?? null;
