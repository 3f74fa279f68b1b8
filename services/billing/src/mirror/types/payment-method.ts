import type Stripe from 'stripe';
import {
  removePaymentMethodRow,
  writePaymentMethod,
} from '../../payment-method/write-payment-method.ts';
import { fetchOptions } from '../../stripe/fetch-options.ts';
import { defineMirrorType } from '../mirror-type.ts';

export const paymentMethodType = defineMirrorType<Stripe.PaymentMethod>({
  type: 'payment_method',
  retrieve: (stripe, { id }) => stripe.paymentMethods.retrieve(id, {}, fetchOptions),
  list: (stripe, { created: _, ...page }, customer) =>
    stripe.paymentMethods.list({ ...page, customer }, fetchOptions),
  isListedByCustomer: true,
  project: writePaymentMethod,
  remove: removePaymentMethodRow,
});
