import type Stripe from 'stripe';
import { postObject } from '../../ledger/post-object.ts';
import { fetchOptions } from '../../stripe/fetch-options.ts';
import { defineMirrorType } from '../mirror-type.ts';

export const customerBalanceTransactionType = defineMirrorType<Stripe.CustomerBalanceTransaction>({
  type: 'customer_balance_transaction',
  retrieve: (stripe, { id, customerId }) =>
    stripe.customers.retrieveBalanceTransaction(customerId ?? '', id, {}, fetchOptions),
  list: (stripe, { created: _, ...page }, customer) =>
    stripe.customers.listBalanceTransactions(customer, page, fetchOptions),
  isListedByCustomer: true,
  project: postObject,
});
