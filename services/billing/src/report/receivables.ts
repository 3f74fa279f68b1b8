import { type ApiMoney, toApiMoney } from '@mobilytics/money/money';
import type { Database } from '../context.ts';
import { inStepAsOf } from '../sync/in-step.ts';
import { type AgeBucket, ageBucketOf, ageBuckets, daysOverdue } from './age-bucket.ts';
import { endOfDay, startOfDay } from './report-days.ts';

export interface OwedInvoice {
  stripeInvoiceId: string;
  organizationId: string | null;
  name: string | null;
  dueAt: Date;
  owedMinor: bigint;
}

const customersShown = 500;

/** What is owed on each invoice at the end of a day, oldest due date first, from the ledger. */
export function owedInvoices(db: Database, asOf: string, currency: string) {
  return db.$queryRaw<OwedInvoice[]>`
    SELECT e."stripeInvoiceId", max(e."organizationId") AS "organizationId", max(b."name") AS "name",
      COALESCE(to_timestamp((max(m."data" ->> 'due_date'))::bigint), min(e."occurredAt")) AS "dueAt",
      SUM(e."amountMinor")::bigint AS "owedMinor"
    FROM "LedgerEntry" e
      LEFT JOIN "MirrorObject" m ON m."id" = e."stripeInvoiceId"
      LEFT JOIN "BillingAccount" b ON b."organizationId" = e."organizationId"
    WHERE e."accountId" = 'RECEIVABLE' AND e."currency" = ${currency}
      AND e."occurredAt" < ${endOfDay(asOf)}
    GROUP BY e."stripeInvoiceId"
    HAVING SUM(e."amountMinor") <> 0
    ORDER BY "dueAt", e."stripeInvoiceId"`;
}

interface Owing {
  organizationId: string | null;
  name: string | null;
  invoiceCount: number;
  buckets: Record<AgeBucket, number>;
}

const nothing = (): Record<AgeBucket, number> =>
  Object.fromEntries(ageBuckets.map((bucket) => [bucket, 0])) as Record<AgeBucket, number>;

/** Receivables by age and customer, with what proves them: the ledger's account and Stripe's open invoices. */
export async function receivablesReport(
  db: Database,
  question: { asOf: string; currency: string; search: string | null; today: string },
) {
  const { asOf, currency } = question;
  const at = startOfDay(asOf);
  const invoices = await owedInvoices(db, asOf, currency);
  const totals = nothing();
  const byCustomer = new Map<string | null, Owing>();
  for (const { organizationId, name, dueAt, owedMinor } of invoices) {
    const bucket = ageBucketOf(daysOverdue(dueAt, at));
    const owing = byCustomer.get(organizationId) ?? {
      organizationId,
      name,
      invoiceCount: 0,
      buckets: nothing(),
    };
    owing.buckets[bucket] += Number(owedMinor);
    owing.invoiceCount += 1;
    totals[bucket] += Number(owedMinor);
    byCustomer.set(organizationId, owing);
  }
  const search = question.search?.trim().toLowerCase() ?? '';
  const customers = [...byCustomer.values()]
    .filter(({ name }) => search === '' || (name ?? '').toLowerCase().includes(search))
    .sort((a, b) => totalOf(b.buckets) - totalOf(a.buckets));
  const [ledger] = await db.$queryRaw<{ balance: bigint }[]>`
    SELECT COALESCE(SUM("amountMinor"), 0)::bigint AS balance FROM "LedgerEntry"
    WHERE "accountId" = 'RECEIVABLE' AND "currency" = ${currency} AND "occurredAt" < ${endOfDay(asOf)}`;
  const open = asOf >= question.today ? await openInvoicesMinor(db, currency) : null;
  const present = presentIn(currency);
  return {
    asOf,
    currency,
    totals: present(totals),
    ledgerBalance: toApiMoney(Number(ledger?.balance ?? 0), currency),
    openInvoices: open === null ? null : toApiMoney(open, currency),
    customers: customers.slice(0, customersShown).map((owing) => ({
      organization: owing.organizationId === null ? null : { id: owing.organizationId },
      name: owing.name,
      invoiceCount: owing.invoiceCount,
      buckets: present(owing.buckets),
    })),
    customerCount: customers.length,
    inStepAsOf: await inStepAsOf(db),
  };
}

/** What Stripe says remains to be paid of its open invoices: a figure that the ledger has no part in. */
async function openInvoicesMinor(db: Database, currency: string): Promise<number> {
  const [row] = await db.$queryRaw<{ remaining: bigint }[]>`
    SELECT COALESCE(SUM(("data" ->> 'amount_remaining')::bigint), 0)::bigint AS remaining
    FROM "MirrorObject" WHERE "type" = 'invoice' AND NOT "deleted"
      AND "data" ->> 'status' = 'open' AND "data" ->> 'currency' = ${currency.toLowerCase()}`;
  return Number(row?.remaining ?? 0);
}

export interface OwedInvoiceShown {
  stripeInvoiceId: string;
  dueAt: Date;
  daysOverdue: number;
  owed: ApiMoney;
}

export async function receivableInvoices(
  db: Database,
  question: { asOf: string; currency: string; organizationId: string | null },
): Promise<OwedInvoiceShown[]> {
  const at = startOfDay(question.asOf);
  const invoices = await owedInvoices(db, question.asOf, question.currency);
  return invoices
    .filter(({ organizationId }) => organizationId === question.organizationId)
    .slice(0, customersShown)
    .map(({ stripeInvoiceId, dueAt, owedMinor }) => ({
      stripeInvoiceId,
      dueAt,
      daysOverdue: daysOverdue(dueAt, at),
      owed: toApiMoney(Number(owedMinor), question.currency),
    }));
}

const totalOf = (buckets: Record<AgeBucket, number>): number =>
  Object.values(buckets).reduce((sum, amount) => sum + amount, 0);

const presentIn = (currency: string) => (buckets: Record<AgeBucket, number>) => ({
  current: toApiMoney(buckets.current, currency),
  days1To30: toApiMoney(buckets.days1To30, currency),
  days31To60: toApiMoney(buckets.days31To60, currency),
  days61To90: toApiMoney(buckets.days61To90, currency),
  over90: toApiMoney(buckets.over90, currency),
  total: toApiMoney(totalOf(buckets), currency),
});
