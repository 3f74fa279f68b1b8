import type Stripe from 'stripe';
import { fetchOptions } from '../../stripe/fetch-options.ts';
import { type AnyMirrorType, defineMirrorType } from '../mirror-type.ts';

/** Types of which the mirror alone is kept: nothing here is written from them. */
export const plainTypes: AnyMirrorType[] = [
  defineMirrorType<Stripe.Product | Stripe.DeletedProduct>({
    type: 'product',
    retrieve: (stripe, { id }) => stripe.products.retrieve(id, {}, fetchOptions),
    list: (stripe, page) => stripe.products.list(page, fetchOptions),
    hasCreated: true,
  }),
  defineMirrorType<Stripe.Price | Stripe.DeletedPrice>({
    type: 'price',
    retrieve: (stripe, { id }) => stripe.prices.retrieve(id, {}, fetchOptions),
    list: (stripe, page) => stripe.prices.list(page, fetchOptions),
    hasCreated: true,
  }),
  defineMirrorType<Stripe.Coupon | Stripe.DeletedCoupon>({
    type: 'coupon',
    retrieve: (stripe, { id }) => stripe.coupons.retrieve(id, {}, fetchOptions),
    list: (stripe, page) => stripe.coupons.list(page, fetchOptions),
    hasCreated: true,
  }),
  defineMirrorType<Stripe.PromotionCode>({
    type: 'promotion_code',
    retrieve: (stripe, { id }) => stripe.promotionCodes.retrieve(id, {}, fetchOptions),
    list: (stripe, page) => stripe.promotionCodes.list(page, fetchOptions),
    hasCreated: true,
  }),
  defineMirrorType<Stripe.TaxRate>({
    type: 'tax_rate',
    retrieve: (stripe, { id }) => stripe.taxRates.retrieve(id, {}, fetchOptions),
    list: (stripe, page) => stripe.taxRates.list(page, fetchOptions),
    hasCreated: true,
  }),
  defineMirrorType<Stripe.SetupIntent>({
    type: 'setup_intent',
    retrieve: (stripe, { id }) => stripe.setupIntents.retrieve(id, {}, fetchOptions),
    list: (stripe, page) => stripe.setupIntents.list(page, fetchOptions),
    hasCreated: true,
    related: ({ payment_method: method }) =>
      typeof method === 'string' ? [{ type: 'payment_method', id: method }] : [],
  }),
  defineMirrorType<Stripe.SubscriptionSchedule>({
    type: 'subscription_schedule',
    retrieve: (stripe, { id }) => stripe.subscriptionSchedules.retrieve(id, {}, fetchOptions),
    list: (stripe, page) => stripe.subscriptionSchedules.list(page, fetchOptions),
    hasCreated: true,
  }),
  defineMirrorType<Stripe.Billing.Meter>({
    type: 'billing.meter',
    retrieve: (stripe, { id }) => stripe.billing.meters.retrieve(id, {}, fetchOptions),
    list: (stripe, { created: _, ...page }) => stripe.billing.meters.list(page, fetchOptions),
  }),
];
