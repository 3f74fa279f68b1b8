import type Stripe from 'stripe';
import { postObject } from '../../ledger/post-object.ts';
import { fetchOptions } from '../../stripe/fetch-options.ts';
import { defineMirrorType } from '../mirror-type.ts';

export const balanceTransactionType = defineMirrorType<Stripe.BalanceTransaction>({
  type: 'balance_transaction',
  retrieve: (stripe, { id }) => stripe.balanceTransactions.retrieve(id, {}, fetchOptions),
  list: (stripe, page) => stripe.balanceTransactions.list(page, fetchOptions),
  hasCreated: true,
  project: postObject,
});
