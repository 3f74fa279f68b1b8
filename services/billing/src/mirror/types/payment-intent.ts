import type Stripe from 'stripe';
import { confirmPaymentOf } from '../../payment/confirm-payment.ts';
import { writePayment } from '../../payment/write-payment.ts';
import { fetchOptions } from '../../stripe/fetch-options.ts';
import { defineMirrorType } from '../mirror-type.ts';
import { refsTo } from '../refs.ts';
import { idOf } from '../stripe-time.ts';

export const paymentIntentType = defineMirrorType<Stripe.PaymentIntent>({
  type: 'payment_intent',
  retrieve: (stripe, { id }) =>
    stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] }, fetchOptions),
  list: (stripe, page) =>
    stripe.paymentIntents.list({ ...page, expand: ['data.latest_charge'] }, fetchOptions),
  hasCreated: true,
  project: writePayment,
  related: (intent) => refsTo('charge', idOf(intent.latest_charge)),
  settle: (work, { id }) => confirmPaymentOf(work, id),
});
