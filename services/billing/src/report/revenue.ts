import { toApiMoney } from '@mobilytics/money/money';
import type { Database } from '../context.ts';
import { productName } from '../ledger/fixed-products.ts';
import type { Locale } from '../payment/failure-messages.ts';
import { inStepAsOf } from '../sync/in-step.ts';
import { monthOf, monthsBetween, startOfDay } from './report-days.ts';

export type RevenueGrouping = 'PRODUCT' | 'KIND' | 'CUSTOMER';

export interface RevenueQuestion {
  from: string;
  to: string;
  currency: string;
  by: RevenueGrouping;
}

interface Cell {
  month: string;
  key: string;
  invoiced: bigint;
  credited: bigint;
}

/** What was invoiced and credited in a month, and the net of the same month a year before. */
class Amount {
  invoiced = 0;
  credited = 0;
  yearBefore = 0;
  add(other: Pick<Amount, 'invoiced' | 'credited' | 'yearBefore'>): void {
    this.invoiced += other.invoiced;
    this.credited += other.credited;
    this.yearBefore += other.yearBefore;
  }
}

const rowsShown = 500;

/** Revenue by month from the ledger, net of credit notes and without taxes. */
export async function revenueReport(db: Database, question: RevenueQuestion, locale: Locale) {
  const { currency, by } = question;
  const months = monthsBetween(question.from, question.to);
  const first = months[0] ?? monthOf(question.from);
  const end = startOfDay(monthOf(question.to, 1));
  const cells = await revenueCells(db, question, startOfDay(monthOf(first, -12)), end);
  const rows = new Map<string, Amount[]>();
  const amountOf = (key: string, month: string): Amount | undefined => {
    const row = rows.get(key) ?? months.map(() => new Amount());
    rows.set(key, row);
    return row[months.indexOf(month)];
  };
  for (const { month, key, invoiced, credited } of cells) {
    const now = { invoiced: Number(invoiced), credited: Number(credited), yearBefore: 0 };
    if (months.includes(month)) amountOf(key, month)?.add(now);
    const yearLater = monthOf(month, 12);
    const net = now.invoiced - now.credited;
    if (months.includes(yearLater))
      amountOf(key, yearLater)?.add({ invoiced: 0, credited: 0, yearBefore: net });
  }
  const labels = await labelsOf(db, by, [...rows.keys()], locale);
  const totals = months.map(() => new Amount());
  for (const row of rows.values()) {
    for (const [index, amount] of row.entries()) totals[index]?.add(amount);
  }
  const present = presentIn(currency);
  const summed = [...rows.entries()]
    .map(([key, amounts]) => ({ key, amounts, total: totalOf(amounts) }))
    .sort((a, b) => netOf(b.total) - netOf(a.total) || (a.key < b.key ? -1 : 1));
  const [ledger] = await db.$queryRaw<{ net: bigint }[]>`
    SELECT COALESCE(-SUM(e."amountMinor"), 0)::bigint AS net
    FROM "LedgerEntry" e JOIN "LedgerAccount" a ON a."id" = e."accountId"
    WHERE (a."type" = 'REVENUE' OR a."id" = 'CREDIT_NOTES') AND e."currency" = ${currency}
      AND e."occurredAt" >= ${startOfDay(first)} AND e."occurredAt" < ${end}`;
  return {
    currency,
    months,
    rows: summed.slice(0, rowsShown).map(({ key, amounts, total }) => ({
      key,
      label: labels.get(key) ?? key,
      months: amounts.map(present),
      total: present(total),
    })),
    totals: totals.map(present),
    total: present(totalOf(totals)),
    ledgerRevenue: toApiMoney(Number(ledger?.net ?? 0), currency),
    inStepAsOf: await inStepAsOf(db),
  };
}

function revenueCells(
  db: Database,
  { currency, by }: RevenueQuestion,
  from: Date,
  end: Date,
): PromiseLike<Cell[]> {
  return db.$queryRaw<Cell[]>`
    SELECT to_char(date_trunc('month', e."occurredAt" AT TIME ZONE 'UTC'), 'YYYY-MM-DD') AS month,
      COALESCE(CASE ${by}::text WHEN 'PRODUCT' THEN e."product" WHEN 'KIND' THEN e."productKind"
        ELSE e."organizationId" END, '') AS key,
      COALESCE(-SUM(e."amountMinor") FILTER (WHERE a."type" = 'REVENUE'), 0)::bigint AS invoiced,
      COALESCE(SUM(e."amountMinor") FILTER (WHERE a."type" <> 'REVENUE'), 0)::bigint AS credited
    FROM "LedgerEntry" e JOIN "LedgerAccount" a ON a."id" = e."accountId"
    WHERE (a."type" = 'REVENUE' OR a."id" = 'CREDIT_NOTES') AND e."currency" = ${currency}
      AND e."occurredAt" >= ${from} AND e."occurredAt" < ${end}
    GROUP BY 1, 2`;
}

async function labelsOf(
  db: Database,
  by: RevenueGrouping,
  keys: string[],
  locale: Locale,
): Promise<Map<string, string>> {
  if (by === 'PRODUCT') return new Map(keys.map((key) => [key, productName(key, locale)]));
  if (by !== 'CUSTOMER') return new Map();
  const accounts = await db.billingAccount.findMany({ where: { organizationId: { in: keys } } });
  return new Map(accounts.map(({ organizationId, name }) => [organizationId, name]));
}

const netOf = ({ invoiced, credited }: Amount): number => invoiced - credited;

function totalOf(amounts: readonly Amount[]): Amount {
  const total = new Amount();
  for (const amount of amounts) total.add(amount);
  return total;
}

const presentIn = (currency: string) => (amount: Amount) => ({
  invoiced: toApiMoney(amount.invoiced, currency),
  credited: toApiMoney(amount.credited, currency),
  net: toApiMoney(netOf(amount), currency),
  yearBefore: toApiMoney(amount.yearBefore, currency),
});
