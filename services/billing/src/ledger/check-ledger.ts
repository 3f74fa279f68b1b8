import type { Work } from '../context.ts';
import { dayOf } from '../report/report-days.ts';
import { type RebuiltLedger, rebuildLedger } from './rebuild-ledger.ts';
import { type BalanceComparison, checkStripeBalance } from './stripe-balance.ts';
import { trialBalance } from './trial-balance.ts';

export interface CheckedLedger {
  trialBalance: Awaited<ReturnType<typeof trialBalance>>;
  stripe: BalanceComparison[];
  /** Null when it was not asked for. */
  rebuilt: RebuiltLedger | null;
  isProven: boolean;
}

/** Everything that proves the books: each currency at zero, Stripe's balance, and the whole mirror. */
export async function checkLedger(
  work: Work,
  { rebuild, post }: { rebuild: boolean; post: boolean },
): Promise<CheckedLedger> {
  const rebuilt = rebuild || post ? await rebuildLedger(work, { post }) : null;
  const { currencies: stripe, agrees } = await checkStripeBalance(work);
  const balance = await trialBalance(work.db, dayOf(work.now()));
  const missing = rebuilt ? rebuilt.differences - rebuilt.posted + rebuilt.unknown.length : 0;
  const isBalanced = balance.totals.every(({ difference }) => Number(difference.amount) === 0);
  return {
    trialBalance: balance,
    stripe,
    rebuilt,
    isProven: agrees && isBalanced && missing === 0,
  };
}
