import type { Database } from '../context.ts';
import { dayBegins, dayEnds } from '../invoice/eastern-day.ts';
import { balance, type Statement, type StatementEntry } from './statement.ts';

export interface Period {
  /** Days in Eastern time. */
  from: string;
  to: string;
}

const mostEntries = 2_000;

/** A statement has more entries than one can read; the period must be shorter. */
export class StatementTooLong extends Error {
  override name = 'StatementTooLong';
}

interface Row extends Omit<StatementEntry, 'amountMinor'> {
  amountMinor: bigint;
}

/**
 * Everything that changed what an organisation owes in one currency, from what was fetched from
 * Stripe. A credit that a customer has at Stripe is what its invoices and credit notes left over, so
 * that the sum of all entries is what is owed less that credit.
 */
const entries = (db: Database, organizationId: string, currency: string, until: Date) =>
  db.$queryRaw<Row[]>`
    SELECT * FROM (
      SELECT "id", 'INVOICE' AS "kind", "issuedAt" AS "occurredAt", "number" AS "reference",
        "totalMinor"::bigint AS "amountMinor", "id" AS "invoiceId"
      FROM "Invoice"
      WHERE "organizationId" = ${organizationId} AND "currency" = ${currency} AND "issuedAt" IS NOT NULL
      UNION ALL
      SELECT "id", 'VOID', COALESCE("voidedAt", "fetchedAt"), "number", -"totalMinor"::bigint, "id"
      FROM "Invoice"
      WHERE "organizationId" = ${organizationId} AND "currency" = ${currency}
        AND "issuedAt" IS NOT NULL AND "state" = 'VOID'
      UNION ALL
      SELECT "id", 'PAYMENT', COALESCE("paidAt", "fetchedAt"), "number",
        -"paidOffStripeMinor"::bigint, "id"
      FROM "Invoice"
      WHERE "organizationId" = ${organizationId} AND "currency" = ${currency}
        AND "paidOffStripeMinor" <> 0
      UNION ALL
      SELECT p."id", 'PAYMENT', p."createdAt", p."method", -p."amountMinor"::bigint, i."id"
      FROM "Payment" p
      LEFT JOIN LATERAL (
        SELECT "id" FROM "Invoice"
        WHERE "organizationId" = ${organizationId}
          AND p."stripePaymentIntentId" = ANY ("paymentIntentIds")
        LIMIT 1
      ) i ON TRUE
      WHERE p."organizationId" = ${organizationId} AND p."currency" = ${currency}
        AND p."state" = 'SUCCEEDED'
      UNION ALL
      SELECT "id", 'CREDIT_NOTE', "createdAt", "number", -"totalMinor"::bigint, "invoiceId"
      FROM "CreditNote"
      WHERE "organizationId" = ${organizationId} AND "currency" = ${currency}
      UNION ALL
      SELECT "id", 'CREDIT_NOTE_VOID', COALESCE("voidedAt", "fetchedAt"), "number",
        "totalMinor"::bigint, "invoiceId"
      FROM "CreditNote"
      WHERE "organizationId" = ${organizationId} AND "currency" = ${currency} AND "state" = 'VOID'
      UNION ALL
      SELECT "id", 'REFUND', "createdAt", "number", "outOfBandMinor"::bigint, "invoiceId"
      FROM "CreditNote"
      WHERE "organizationId" = ${organizationId} AND "currency" = ${currency}
        AND "state" = 'ISSUED' AND "outOfBandMinor" <> 0
      UNION ALL
      SELECT r."id", 'REFUND', r."createdAt", p."method", r."amountMinor"::bigint, NULL
      FROM "Refund" r JOIN "Payment" p ON p."id" = r."paymentId"
      WHERE r."organizationId" = ${organizationId} AND r."currency" = ${currency}
        AND r."state" NOT IN ('FAILED', 'CANCELED')
    ) e
    WHERE "occurredAt" < ${until}
    ORDER BY "occurredAt"`;

/** The statement of a period; the currency is the one with the latest invoice unless one is asked for. */
export async function readStatement(
  db: Database,
  organizationId: string,
  { from, to }: Period,
  asked: string | null,
): Promise<Statement> {
  const currencies = await currenciesOf(db, organizationId);
  const currency = asked ?? currencies[0] ?? 'CAD';
  const begins = dayBegins(from);
  const rows = await entries(db, organizationId, currency, dayEnds(to));
  const all = rows.map((row) => ({ ...row, amountMinor: Number(row.amountMinor) }));
  const isBefore = ({ occurredAt }: StatementEntry) => occurredAt < begins;
  const openingMinor = all.filter(isBefore).reduce((sum, row) => sum + row.amountMinor, 0);
  const within = all.filter((row) => !isBefore(row));
  if (within.length > mostEntries) throw new StatementTooLong();
  return balance({ from, to, currency, currencies, openingMinor }, within);
}

/** Every currency in which something was invoiced, the latest one in front. */
async function currenciesOf(db: Database, organizationId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ currency: string }[]>`
    SELECT "currency" FROM "Invoice" WHERE "organizationId" = ${organizationId}
    GROUP BY "currency" ORDER BY max("createdAt") DESC`;
  return rows.map(({ currency }) => currency);
}
