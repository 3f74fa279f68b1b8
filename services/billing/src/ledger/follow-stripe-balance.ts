import type { Work } from '../context.ts';
import { mirrorObject } from '../mirror/mirror-object.ts';
import { balanceTransactionType } from '../mirror/types/balance-transaction.ts';
import { fetchOptions } from '../stripe/fetch-options.ts';

/** Movements show up in the list a little after their time, and times are whole seconds. */
const overlapSeconds = 3_600;

/**
 * Mirrors, and so posts, every movement of the Stripe balance that no object led to: fees, payouts and
 * adjustments have no events. Answers how many were new.
 */
export async function followStripeBalance(work: Work): Promise<number> {
  const { type } = balanceTransactionType;
  const newest = await work.db.mirrorObject.aggregate({ where: { type }, _max: { madeAt: true } });
  const since = newest._max.madeAt;
  const pages = work.services.stripe.balanceTransactions.list(
    {
      limit: 100,
      ...(since && { created: { gte: Math.floor(since.getTime() / 1000) - overlapSeconds } }),
    },
    fetchOptions,
  );
  const found: string[] = [];
  for await (const { id } of pages) {
    if (!(await work.db.mirrorObject.findUnique({ where: { id }, select: { id: true } })))
      found.push(id);
  }
  for (const id of found.reverse()) {
    await mirrorObject(work, balanceTransactionType, { type, id, isFinal: true });
  }
  return found.length;
}
