import type Stripe from 'stripe';
import { z } from 'zod';
import { defineIntent } from '../intent/intent-kind.ts';
import { refsTo } from '../mirror/refs.ts';
import { idOf } from '../mirror/stripe-time.ts';
import { fetchOptions } from '../stripe/fetch-options.ts';

/** Stripe's page on which a way to pay is added. */
export const setUpPaymentMethod = defineIntent({
  kind: 'payment_method.set_up',
  params: z.object({
    customerId: z.string(),
    currency: z.string(),
    locale: z.enum(['en', 'fr']),
    returnUrl: z.url(),
  }),
  send: (stripe, { customerId, currency, locale, returnUrl }, intent, options) =>
    stripe.checkout.sessions.create(
      {
        mode: 'setup',
        customer: customerId,
        currency: currency.toLowerCase(),
        locale: locale === 'fr' ? 'fr-CA' : 'en',
        success_url: `${returnUrl}?added={CHECKOUT_SESSION_ID}`,
        cancel_url: returnUrl,
        metadata: { intent_id: intent.id },
      },
      options,
    ),
  async find(stripe, { customerId }, intent) {
    const sessions = stripe.checkout.sessions.list({ customer: customerId, limit: 100 });
    for await (const session of sessions) {
      if (session.metadata?.intent_id === intent.id) return session;
    }
    return null;
  },
  mirrors: (session) => refsTo('checkout.session', session.id),
});

/** What the customer's invoices are charged to. */
export const setCustomerDefault = defineIntent({
  kind: 'customer.default_payment_method',
  params: z.object({ customerId: z.string(), stripePaymentMethodId: z.string() }),
  send: (stripe, { customerId, stripePaymentMethodId }, _, options) =>
    stripe.customers.update(
      customerId,
      { invoice_settings: { default_payment_method: stripePaymentMethodId } },
      options,
    ),
  async find(stripe, { customerId, stripePaymentMethodId }) {
    const customer = await stripe.customers.retrieve(customerId, {}, fetchOptions);
    if (customer.deleted) return null;
    const current = idOf(customer.invoice_settings.default_payment_method);
    return current === stripePaymentMethodId ? customer : null;
  },
  mirrors: (customer) => refsTo('customer', customer.id),
});

/** What one plan is charged to. */
export const setSubscriptionDefault = defineIntent({
  kind: 'subscription.default_payment_method',
  params: z.object({ stripeSubscriptionId: z.string(), stripePaymentMethodId: z.string() }),
  send: (stripe, { stripeSubscriptionId, stripePaymentMethodId }, _, options) =>
    stripe.subscriptions.update(
      stripeSubscriptionId,
      { default_payment_method: stripePaymentMethodId },
      options,
    ),
  async find(stripe, { stripeSubscriptionId, stripePaymentMethodId }) {
    const found = await stripe.subscriptions.retrieve(stripeSubscriptionId, {}, fetchOptions);
    return idOf(found.default_payment_method) === stripePaymentMethodId ? found : null;
  },
  mirrors: (subscription) => refsTo('subscription', subscription.id),
});

/** Stripe forgets a way to pay. It cannot be used again. */
export const detachPaymentMethod = defineIntent({
  kind: 'payment_method.detach',
  params: z.object({ stripePaymentMethodId: z.string() }),
  send: (stripe, { stripePaymentMethodId }, _, options): Promise<Stripe.PaymentMethod> =>
    stripe.paymentMethods.detach(stripePaymentMethodId, {}, options),
  async find(stripe, { stripePaymentMethodId }) {
    const method = await stripe.paymentMethods.retrieve(stripePaymentMethodId, {}, fetchOptions);
    return method.customer === null ? method : null;
  },
  mirrors: (method) => refsTo('payment_method', method.id),
});
