import { toApiMoney } from '@mobilytics/money/money';
import { taxName } from '@mobilytics/tax/tax-name';
import { type RegistrationNumbers, taxRates } from '@mobilytics/tax/tax-rates-of';
import type { Database } from '../context.ts';
import { taxAccounts } from '../ledger/chart-of-accounts.ts';
import { jurisdictionOfName } from '../ledger/sale-facts.ts';
import type { Locale } from '../payment/failure-messages.ts';
import { inStepAsOf } from '../sync/in-step.ts';
import { endOfDay, startOfDay } from './report-days.ts';

export interface TaxQuestion {
  from: string;
  to: string;
  currency: string;
}

interface Reader {
  numbers: RegistrationNumbers;
  locale: Locale;
}

interface TaxSum {
  jurisdiction: string | null;
  taxName: string;
  taxable: bigint;
  collected: bigint;
  credited: bigint;
}

interface SaleSum {
  jurisdiction: string | null;
  isTotal: boolean;
  taxableSales: bigint;
  exemptSales: bigint;
  invoiceCount: bigint;
  creditNoteCount: bigint;
}

/** Sales and taxes of a period by jurisdiction, from the ledger. */
export async function taxReport(db: Database, question: TaxQuestion, reader: Reader) {
  const { currency } = question;
  const [sums, taxes, ledger] = await Promise.all([
    salesBy(db, question),
    taxesBy(db, question),
    ledgerTaxes(db, question),
  ]);
  const sales = sums.filter(({ isTotal }) => !isTotal);
  const total = sums.find(({ isTotal }) => isTotal);
  const present = presentRow(question, reader);
  const places = new Set([...sales, ...taxes].map(({ jurisdiction }) => jurisdiction));
  const ordered = [...places].sort((a, b) => ((a ?? '~') < (b ?? '~') ? -1 : 1));
  const rows = ordered.map((jurisdiction) => {
    const isHere = (row: { jurisdiction: string | null }) => row.jurisdiction === jurisdiction;
    return present(jurisdiction, sales.find(isHere), taxes.filter(isHere));
  });
  return {
    ...question,
    rows,
    total: present(null, total, byName(taxes)),
    ledgerTaxes: toApiMoney(ledger, currency),
    inStepAsOf: await inStepAsOf(db),
  };
}

/** By jurisdiction and, because an invoice may be taxed in two places, counted once more in all. */
const salesBy = (db: Database, { from, to, currency }: TaxQuestion) => db.$queryRaw<SaleSum[]>`
  SELECT e."jurisdiction", GROUPING(e."jurisdiction") = 1 AS "isTotal",
    COALESCE(-SUM(e."amountMinor") FILTER (WHERE NOT COALESCE(e."isExempt", true)), 0)::bigint AS "taxableSales",
    COALESCE(-SUM(e."amountMinor") FILTER (WHERE COALESCE(e."isExempt", true)), 0)::bigint AS "exemptSales",
    COUNT(DISTINCT t."sourceId") FILTER (WHERE t."kind" = 'INVOICE_FINALIZED' AND t."sequence" = 1) AS "invoiceCount",
    COUNT(DISTINCT t."sourceId") FILTER (WHERE t."kind" = 'CREDIT_NOTE_ISSUED' AND t."sequence" = 1) AS "creditNoteCount"
  FROM "LedgerEntry" e
    JOIN "LedgerTransaction" t ON t."id" = e."transactionId"
    JOIN "LedgerAccount" a ON a."id" = e."accountId"
  WHERE (a."type" = 'REVENUE' OR a."id" = 'CREDIT_NOTES') AND e."currency" = ${currency}
    AND e."occurredAt" >= ${startOfDay(from)} AND e."occurredAt" < ${endOfDay(to)}
  GROUP BY GROUPING SETS ((e."jurisdiction"), ())`;

const noSales: SaleSum = {
  jurisdiction: null,
  isTotal: true,
  taxableSales: 0n,
  exemptSales: 0n,
  invoiceCount: 0n,
  creditNoteCount: 0n,
};

const taxesBy = (db: Database, { from, to, currency }: TaxQuestion) => db.$queryRaw<TaxSum[]>`
  SELECT e."jurisdiction", COALESCE(e."taxName", '') AS "taxName",
    COALESCE(SUM(e."taxableMinor"), 0)::bigint AS "taxable",
    COALESCE(-SUM(e."amountMinor") FILTER (WHERE t."sourceType" <> 'credit_note'), 0)::bigint AS "collected",
    COALESCE(SUM(e."amountMinor") FILTER (WHERE t."sourceType" = 'credit_note'), 0)::bigint AS "credited"
  FROM "LedgerEntry" e JOIN "LedgerTransaction" t ON t."id" = e."transactionId"
  WHERE e."accountId" = ANY(${taxAccounts}) AND e."currency" = ${currency}
    AND e."occurredAt" >= ${startOfDay(from)} AND e."occurredAt" < ${endOfDay(to)}
  GROUP BY 1, 2 ORDER BY 2`;

/** What the accounts of taxes payable moved by: asked by account, not by sale. */
async function ledgerTaxes(db: Database, { from, to, currency }: TaxQuestion): Promise<number> {
  const [row] = await db.$queryRaw<{ net: bigint }[]>`
    SELECT COALESCE(-SUM("amountMinor"), 0)::bigint AS net FROM "LedgerEntry"
    WHERE "accountId" LIKE 'TAX\\_%' AND "currency" = ${currency}
      AND "occurredAt" >= ${startOfDay(from)} AND "occurredAt" < ${endOfDay(to)}`;
  return Number(row?.net ?? 0);
}

function byName(taxes: readonly TaxSum[]): TaxSum[] {
  const sums = new Map<string, TaxSum>();
  for (const tax of taxes) {
    const sum = sums.get(tax.taxName);
    sums.set(tax.taxName, {
      jurisdiction: null,
      taxName: tax.taxName,
      taxable: tax.taxable + (sum?.taxable ?? 0n),
      collected: tax.collected + (sum?.collected ?? 0n),
      credited: tax.credited + (sum?.credited ?? 0n),
    });
  }
  return [...sums.values()];
}

const presentRow =
  ({ currency, to }: TaxQuestion, { numbers, locale }: Reader) =>
  (jurisdiction: string | null, sale: SaleSum = noSales, taxes: readonly TaxSum[]) => {
    const money = (minor: bigint) => toApiMoney(Number(minor), currency);
    const collected = taxes.reduce((sum, tax) => sum + tax.collected, 0n);
    const credited = taxes.reduce((sum, tax) => sum + tax.credited, 0n);
    return {
      jurisdiction,
      taxableSales: money(sale.taxableSales),
      exemptSales: money(sale.exemptSales),
      collected: money(collected),
      credited: money(credited),
      net: money(collected - credited),
      invoiceCount: Number(sale.invoiceCount),
      creditNoteCount: Number(sale.creditNoteCount),
      taxes: taxes.map((tax) => ({
        ...{ key: tax.taxName, name: taxName(tax.taxName, locale) },
        ...tableFacts(tax.taxName, jurisdiction, to, numbers),
        taxable: money(tax.taxable),
        collected: money(tax.collected),
        credited: money(tax.credited),
        net: money(tax.collected - tax.credited),
      })),
    };
  };

function tableFacts(
  name: string,
  jurisdiction: string | null,
  day: string,
  numbers: RegistrationNumbers,
) {
  const place = jurisdiction ?? jurisdictionOfName(name);
  const rate = taxRates.find(
    (each) =>
      each.name === name &&
      (place === null || each.jurisdiction === place) &&
      each.validFrom <= day &&
      (each.validTo === null || day < each.validTo),
  );
  return {
    ratePercent: rate ? String(rate.rateMicroPercent / 1_000_000) : null,
    registration: rate?.registration ?? null,
    registrationNumber: rate ? (numbers[rate.registration] ?? null) : null,
  };
}
