import { z } from 'zod';
import { defineIntent } from '../intent/intent-kind.ts';
import { madeBy, sinceIntent } from '../intent/made-by.ts';

/** Makes the product of a data plan at Stripe. */
export const createProduct = defineIntent({
  kind: 'product.create',
  params: z.object({ sku: z.string(), name: z.string() }),
  send: (stripe, { sku, name }, intent, options) =>
    stripe.products.create(
      { name, metadata: { sku, kind: 'DATA_PLAN', intent_id: intent.id } },
      options,
    ),
  find: (stripe, _, intent) => madeBy(intent, stripe.products.list(sinceIntent(intent))),
  mirrors: ({ id }) => [{ type: 'product', id }],
});

const priceParams = z.object({
  product: z.string(),
  sku: z.string(),
  currency: z.string(),
  unitAmountMinor: z.int(),
  interval: z.enum(['MONTH', 'YEAR']),
});

/** Makes a recurring price of a data plan at Stripe. */
export const createPrice = defineIntent({
  kind: 'price.create',
  params: priceParams,
  send: (stripe, { product, sku, currency, unitAmountMinor, interval }, intent, options) =>
    stripe.prices.create(
      {
        product,
        currency: currency.toLowerCase(),
        unit_amount: unitAmountMinor,
        recurring: { interval: interval === 'MONTH' ? 'month' : 'year' },
        tax_behavior: 'exclusive',
        metadata: { sku, intent_id: intent.id },
      },
      options,
    ),
  find: (stripe, { product }, intent) =>
    madeBy(intent, stripe.prices.list({ ...sinceIntent(intent), product })),
  settle: (tx, price, { sku, currency, unitAmountMinor, interval }) =>
    tx.db.stripePrice.createMany({
      data: [{ sku, currency, unitAmountMinor, interval, stripePriceId: price.id }],
      skipDuplicates: true,
    }),
  mirrors: ({ id }) => [{ type: 'price', id }],
});
