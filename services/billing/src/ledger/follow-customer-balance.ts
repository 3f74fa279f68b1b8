import type Stripe from 'stripe';
import type { Work } from '../context.ts';
import { mirrorObject } from '../mirror/mirror-object.ts';
import { customerBalanceTransactionType } from '../mirror/types/customer-balance-transaction.ts';
import { fetchOptions } from '../stripe/fetch-options.ts';

const pageSize = 100;

/**
 * Stripe tells that a customer's balance changed and not by what: its movements, which never change,
 * are listed from the newest until a page holds none that is new. One that is known proves nothing of
 * those before it, because other objects lead to single movements.
 */
export async function followCustomerBalance(
  work: Work,
  customer: Stripe.Customer | Stripe.DeletedCustomer,
): Promise<void> {
  if (customer.deleted) return;
  const { type } = customerBalanceTransactionType;
  const found: string[] = [];
  for (let last: string | undefined; ; ) {
    const page = await work.services.stripe.customers.listBalanceTransactions(
      customer.id,
      { limit: pageSize, ...(last !== undefined && { starting_after: last }) },
      fetchOptions,
    );
    const unknown = await unknownIds(
      work,
      page.data.map(({ id }) => id),
    );
    found.push(...unknown);
    last = page.data.at(-1)?.id;
    if (!page.has_more || unknown.length === 0) break;
  }
  // The oldest is written first, so that after a crash whole pages are known only behind what is missing.
  for (const id of found.reverse()) {
    const ref = { type, id, customerId: customer.id, isFinal: true };
    await mirrorObject(work, customerBalanceTransactionType, ref);
  }
}

async function unknownIds(work: Work, ids: string[]): Promise<string[]> {
  const rows = await work.db.mirrorObject.findMany({
    where: { id: { in: ids } },
    select: { id: true },
  });
  const known = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !known.has(id));
}
