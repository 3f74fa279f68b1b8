import type Stripe from 'stripe';
import { writeCheckout } from '../../checkout/write-checkout.ts';
import { fetchOptions } from '../../stripe/fetch-options.ts';
import { defineMirrorType } from '../mirror-type.ts';
import { refsTo } from '../refs.ts';
import { idOf } from '../stripe-time.ts';

export const checkoutSessionType = defineMirrorType<Stripe.Checkout.Session>({
  type: 'checkout.session',
  retrieve: (stripe, { id }) => stripe.checkout.sessions.retrieve(id, {}, fetchOptions),
  list: (stripe, page) => stripe.checkout.sessions.list(page, fetchOptions),
  hasCreated: true,
  project: writeCheckout,
  related: (session) => [
    ...refsTo('subscription', idOf(session.subscription)),
    ...refsTo('invoice', idOf(session.invoice)),
    ...refsTo('payment_intent', idOf(session.payment_intent)),
    ...refsTo('setup_intent', idOf(session.setup_intent)),
  ],
});
