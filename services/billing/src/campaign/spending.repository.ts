import type { Database } from '../context.ts';
import { billingTimeZone } from '../invoice/eastern-day.ts';
import { meteredLinesOf } from '../usage/metered-lines.ts';
import { splitAmount } from './split-amount.ts';
import type { SpendingEntry } from './summarise-spending.ts';

/** Invoices that were made by mistake, or not made yet, cost nobody anything. */
const standing = ['OPEN', 'PAID', 'UNCOLLECTIBLE'];

/** All that campaigns of an organisation were charged and credited, from mirrored invoices and credit notes. */
export async function readSpending(db: Database, organizationId: string): Promise<SpendingEntry[]> {
  const [lines, usage] = await Promise.all([
    readLines(db, organizationId),
    readUsage(db, organizationId),
  ]);
  return [...lines, ...usage];
}

function readLines(db: Database, organizationId: string): Promise<SpendingEntry[]> {
  return db.$queryRaw<SpendingEntry[]>`
    WITH charged AS (
      SELECT c."campaignId", c."amountMinor", c."currency", i."id" AS "invoiceId", i."issuedAt"
      FROM "LineCharge" c
      JOIN "Invoice" i ON i."stripeInvoiceId" = c."stripeInvoiceId"
        AND i."organizationId" = c."organizationId"
      WHERE c."organizationId" = ${organizationId} AND i."state" = ANY(${standing}::text[])
    )
    SELECT "campaignId", 'LINE' AS "kind", "amountMinor", "currency",
      to_char("issuedAt" AT TIME ZONE ${billingTimeZone}, 'YYYY-MM') AS "month"
    FROM charged
    UNION ALL
    SELECT charged."campaignId", 'CREDIT', -(n."totalMinor" - n."taxMinor"), n."currency",
      to_char(n."createdAt" AT TIME ZONE ${billingTimeZone}, 'YYYY-MM')
    FROM charged JOIN "CreditNote" n ON n."invoiceId" = charged."invoiceId"
    WHERE n."state" <> 'VOID' AND n."organizationId" = ${organizationId}`;
}

interface MeteredInvoice {
  data: { lines: { data: { id: string; amount: number }[] } };
  currency: string;
  month: string;
  meter: string;
  stripePriceId: string;
}

/** What was invoiced by usage, split among the campaigns that used it. */
async function readUsage(db: Database, organizationId: string): Promise<SpendingEntry[]> {
  const invoices = await db.$queryRaw<MeteredInvoice[]>`
    SELECT m."data", i."currency", b."meter", b."stripePriceId",
      to_char(i."issuedAt" AT TIME ZONE ${billingTimeZone}, 'YYYY-MM') AS "month"
    FROM "UsageBilling" b
    JOIN "Invoice" i ON i."stripeSubscriptionId" = b."stripeSubscriptionId"
      AND i."organizationId" = b."organizationId"
    JOIN "MirrorObject" m ON m."id" = i."stripeInvoiceId"
    WHERE b."organizationId" = ${organizationId} AND i."state" = ANY(${standing}::text[])`;
  const entries: SpendingEntry[] = [];
  for (const { data, currency, month, meter, stripePriceId } of invoices) {
    for (const { id, period } of meteredLinesOf(data, stripePriceId)) {
      const amount = data.lines.data.find((line) => line.id === id)?.amount ?? 0;
      const used = await db.usageEvent.groupBy({
        by: ['campaignId'],
        where: {
          ...{ organizationId, meter },
          usageAt: { gte: new Date(period.start * 1000), lt: new Date(period.end * 1000) },
        },
        _sum: { value: true },
        orderBy: { campaignId: 'asc' },
      });
      const parts = splitAmount(
        amount,
        used.map(({ _sum }) => _sum.value ?? 0),
      );
      entries.push(
        ...used.map(({ campaignId }, index) => ({
          ...{ campaignId, month, currency, kind: 'USAGE' as const },
          amountMinor: parts[index] ?? 0,
        })),
      );
    }
  }
  return entries;
}
