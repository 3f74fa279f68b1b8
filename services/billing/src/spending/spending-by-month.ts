import type { Database } from '../context.ts';
import { billingTimeZone, dayBegins, easternDay } from '../invoice/eastern-day.ts';

export interface MonthlySpending {
  month: string;
  currency: string;
  invoicedMinor: number;
  creditedMinor: number;
}

/** What was invoiced and credited in each of the last months, also where it was nothing. */
export async function spendingByMonth(
  db: Database,
  organizationId: string,
  months: number,
  now: Date,
): Promise<MonthlySpending[]> {
  const names = lastMonths(easternDay(now), months);
  const since = dayBegins(`${names[0]}-01`);
  const rows = await db.$queryRaw<
    { month: string; currency: string; invoiced: bigint; credited: bigint }[]
  >`
    SELECT to_char("at" AT TIME ZONE ${billingTimeZone}, 'YYYY-MM') AS "month", "currency",
      sum("invoiced")::bigint AS "invoiced", sum("credited")::bigint AS "credited"
    FROM (
      SELECT "issuedAt" AS "at", "currency", "totalMinor" AS "invoiced", 0 AS "credited"
      FROM "Invoice"
      WHERE "organizationId" = ${organizationId} AND "issuedAt" >= ${since} AND "state" <> 'VOID'
      UNION ALL
      SELECT "createdAt", "currency", 0, "totalMinor" FROM "CreditNote"
      WHERE "organizationId" = ${organizationId} AND "createdAt" >= ${since} AND "state" <> 'VOID'
    ) e GROUP BY 1, 2`;
  const currencies = [...new Set(rows.map(({ currency }) => currency))].sort();
  return names.flatMap((month) =>
    currencies.map((currency) => {
      const row = rows.find((one) => one.month === month && one.currency === currency);
      return {
        ...{ month, currency },
        invoicedMinor: Number(row?.invoiced ?? 0),
        creditedMinor: Number(row?.credited ?? 0),
      };
    }),
  );
}

/** `2026-01` … `2026-12`, the month of the day last. */
export function lastMonths(day: string, count: number): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return Array.from({ length: count }, (_, index) => {
    const first = new Date(Date.UTC(year, month - count + index, 1));
    return first.toISOString().slice(0, 7);
  });
}
