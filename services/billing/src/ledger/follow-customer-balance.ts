import type Stripe from 'stripe';
import type { Work } from '../context.ts';
import { mirrorObject } from '../mirror/mirror-object.ts';
import { customerBalanceTransactionType } from '../mirror/types/customer-balance-transaction.ts';
import { fetchOptions } from '../stripe/fetch-options.ts';

/**
 * Stripe tells that a customer's balance changed and not by what: its movements, which never change,
 * are listed from the newest to the first that is known.
 */
export async function followCustomerBalance(
  work: Work,
  customer: Stripe.Customer | Stripe.DeletedCustomer,
): Promise<void> {
  if (customer.deleted) return;
  const { type } = customerBalanceTransactionType;
  const found: string[] = [];
  const pages = work.services.stripe.customers.listBalanceTransactions(
    customer.id,
    { limit: 100 },
    fetchOptions,
  );
  for await (const { id } of pages) {
    if (await work.db.mirrorObject.findUnique({ where: { id }, select: { id: true } })) break;
    found.push(id);
  }
  // The oldest is written first, so that a crash leaves no gap that the next listing would pass over.
  for (const id of found.reverse()) {
    const ref = { type, id, customerId: customer.id, isFinal: true };
    await mirrorObject(work, customerBalanceTransactionType, ref);
  }
}
