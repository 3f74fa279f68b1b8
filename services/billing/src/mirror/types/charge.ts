import type Stripe from 'stripe';
import { fetchOptions } from '../../stripe/fetch-options.ts';
import { defineMirrorType } from '../mirror-type.ts';
import { refsTo } from '../refs.ts';
import { idOf } from '../stripe-time.ts';

export const chargeType = defineMirrorType<Stripe.Charge>({
  type: 'charge',
  retrieve: (stripe, { id }) => stripe.charges.retrieve(id, {}, fetchOptions),
  list: (stripe, page) => stripe.charges.list(page, fetchOptions),
  hasCreated: true,
  related: (charge) => [
    ...refsTo('payment_intent', idOf(charge.payment_intent)),
    ...refsTo('balance_transaction', idOf(charge.balance_transaction), { isFinal: true }),
  ],
});
