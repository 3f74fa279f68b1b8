import type Stripe from 'stripe';
import { fetchOptions } from '../../stripe/fetch-options.ts';
import { defineMirrorType } from '../mirror-type.ts';
import { refsTo } from '../refs.ts';
import { idOf } from '../stripe-time.ts';

export const payoutType = defineMirrorType<Stripe.Payout>({
  type: 'payout',
  retrieve: (stripe, { id }) => stripe.payouts.retrieve(id, {}, fetchOptions),
  list: (stripe, page) => stripe.payouts.list(page, fetchOptions),
  hasCreated: true,
  related: (payout) =>
    refsTo(
      'balance_transaction',
      [idOf(payout.balance_transaction), idOf(payout.failure_balance_transaction)],
      { isFinal: true },
    ),
});
