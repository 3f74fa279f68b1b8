import type Stripe from 'stripe';
import type { Database, Work } from '../context.ts';
import { fetchOptions } from '../stripe/fetch-options.ts';
import { followStripeBalance } from './follow-stripe-balance.ts';

export interface BalanceComparison {
  currency: string;
  ledgerMinor: number;
  availableMinor: number;
  pendingMinor: number;
  /** The ledger less Stripe. */
  differenceMinor: number;
}

/** The ledger's Stripe account beside what Stripe tells, for each currency of either side. */
export async function compareStripeBalance(
  db: Database,
  balance: Stripe.Balance,
): Promise<BalanceComparison[]> {
  const rows = await db.$queryRaw<{ currency: string; balance: bigint }[]>`
    SELECT "currency", SUM("amountMinor")::bigint AS balance FROM "LedgerEntry"
    WHERE "accountId" = 'STRIPE_BALANCE' GROUP BY "currency"`;
  const ledger = new Map(rows.map(({ currency, balance: minor }) => [currency, Number(minor)]));
  const sumIn = (amounts: readonly { currency: string; amount: number }[], currency: string) =>
    amounts
      .filter((each) => each.currency.toUpperCase() === currency)
      .reduce((sum, { amount }) => sum + amount, 0);
  const told = [...balance.available, ...balance.pending].map((each) =>
    each.currency.toUpperCase(),
  );
  return [...new Set([...ledger.keys(), ...told])].sort().map((currency) => {
    const ledgerMinor = ledger.get(currency) ?? 0;
    const availableMinor = sumIn(balance.available, currency);
    const pendingMinor = sumIn(balance.pending, currency);
    const differenceMinor = ledgerMinor - availableMinor - pendingMinor;
    return { currency, ledgerMinor, availableMinor, pendingMinor, differenceMinor };
  });
}

/**
 * Asks Stripe for its balance and compares. A movement may happen between the listing and the answer,
 * so that a difference is looked at once more before it is told.
 */
export async function checkStripeBalance(work: Work) {
  let newMovements = 0;
  for (let attempt = 1; ; attempt += 1) {
    newMovements += await followStripeBalance(work);
    const balance = await work.services.stripe.balance.retrieve({}, fetchOptions);
    const fetchedAt = new Date();
    const currencies = await compareStripeBalance(work.db, balance);
    const agrees = currencies.every(({ differenceMinor }) => differenceMinor === 0);
    if (agrees || attempt === 2) return { fetchedAt, newMovements, currencies, agrees };
  }
}
