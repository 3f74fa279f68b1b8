import { toApiMoney } from '@mobilytics/money/money';
import type { Database } from '../context.ts';
import type { LedgerAccount } from '../generated/prisma/client.ts';
import { endOfDay } from '../report/report-days.ts';
import { inStepAsOf } from '../sync/in-step.ts';

export interface AccountSum {
  accountId: string;
  currency: string;
  debitMinor: bigint;
  creditMinor: bigint;
  entryCount: bigint;
}

/** What stands on each account at the end of a day, in the order of the chart. */
export const accountSums = (db: Database, asOf: string) => db.$queryRaw<AccountSum[]>`
  SELECT e."accountId", e."currency",
    COALESCE(SUM(e."amountMinor") FILTER (WHERE e."amountMinor" > 0), 0)::bigint AS "debitMinor",
    COALESCE(-SUM(e."amountMinor") FILTER (WHERE e."amountMinor" < 0), 0)::bigint AS "creditMinor",
    COUNT(*) AS "entryCount"
  FROM "LedgerEntry" e JOIN "LedgerAccount" a ON a."id" = e."accountId"
  WHERE e."occurredAt" < ${endOfDay(asOf)}
  GROUP BY a."number", e."accountId", e."currency" ORDER BY a."number", e."currency"`;

export async function trialBalance(db: Database, asOf: string) {
  const [sums, accounts, proven] = await Promise.all([
    accountSums(db, asOf),
    db.ledgerAccount.findMany(),
    inStepAsOf(db),
  ]);
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const currencies = [...new Set(sums.map(({ currency }) => currency))].sort();
  return {
    asOf,
    rows: sums.map(({ accountId, currency, debitMinor, creditMinor, entryCount }) => ({
      account: byId.get(accountId) as LedgerAccount,
      debit: toApiMoney(Number(debitMinor), currency),
      credit: toApiMoney(Number(creditMinor), currency),
      balance: toApiMoney(Number(debitMinor - creditMinor), currency),
      entryCount: Number(entryCount),
    })),
    totals: currencies.map((currency) => {
      const ofCurrency = sums.filter((sum) => sum.currency === currency);
      const debit = ofCurrency.reduce((all, { debitMinor }) => all + debitMinor, 0n);
      const credit = ofCurrency.reduce((all, { creditMinor }) => all + creditMinor, 0n);
      return {
        currency,
        debit: toApiMoney(Number(debit), currency),
        credit: toApiMoney(Number(credit), currency),
        difference: toApiMoney(Number(debit - credit), currency),
      };
    }),
    inStepAsOf: proven,
  };
}
