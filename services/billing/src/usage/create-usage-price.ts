import Stripe from 'stripe';
import { z } from 'zod';
import { defineIntent } from '../intent/intent-kind.ts';
import { idOf } from '../mirror/stripe-time.ts';
import { meterFacts, meters } from './meter.ts';

const params = z.object({
  meter: z.enum(meters),
  stripeMeterId: z.string(),
  currency: z.string(),
  /** Of one vehicle-day, or of 1,000 impressions. */
  unitAmountMinor: z.int().positive(),
});

/** A metered price, found again by its lookup key, of which Stripe has one each. */
export const createUsagePrice = defineIntent({
  kind: 'usage_price.create',
  params,
  send: (stripe, asked, _, options) => {
    const { sku, displayName, pricedPer } = meterFacts[asked.meter];
    return stripe.prices.create(
      {
        currency: asked.currency.toLowerCase(),
        ...(pricedPer === 1
          ? { unit_amount: asked.unitAmountMinor }
          : {
              unit_amount_decimal: Stripe.Decimal.from(perUnit(asked.unitAmountMinor, pricedPer)),
            }),
        recurring: { interval: 'month', usage_type: 'metered', meter: asked.stripeMeterId },
        tax_behavior: 'exclusive',
        lookup_key: lookupKey(asked),
        product_data: { name: displayName, metadata: { sku, kind: 'USAGE' } },
        metadata: { sku },
      },
      options,
    );
  },
  async find(stripe, asked) {
    const { data } = await stripe.prices.list({ lookup_keys: [lookupKey(asked)], limit: 1 });
    return data[0] ?? null;
  },
  mirrors: (price) => [
    { type: 'price', id: price.id },
    ...[idOf(price.product)].flatMap((id) => (id === null ? [] : [{ type: 'product', id }])),
  ],
});

const lookupKey = ({ meter, currency, unitAmountMinor }: z.output<typeof params>) =>
  `${meterFacts[meter].sku}:${currency}:${unitAmountMinor}`;

/** A price for a thousand as the price of one, in exact decimals: 850 minor units are 0.850 each. */
function perUnit(amountMinor: number, units: number): string {
  const decimals = String(units).length - 1;
  const digits = String(amountMinor).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
