import type { Work } from '../context.ts';
import type { PayableLine } from './payable-order.ts';

/**
 * The recurring price at Stripe for a line's SKU, amount, currency and interval; made once. Null for
 * a line that is paid once, whose price travels with the session.
 */
export async function ensurePrice(
  work: Work,
  line: Pick<PayableLine, 'sku' | 'name' | 'unitPriceMinor' | 'interval'>,
  currency: string,
): Promise<string | null> {
  if (line.interval === null) return null;
  const { stripe } = work.services;
  const { sku, interval } = line;
  const key = { sku, currency, unitAmountMinor: line.unitPriceMinor, interval };
  const known = await work.db.stripePrice.findUnique({
    where: { sku_currency_unitAmountMinor_interval: key },
  });
  if (known) return known.stripePriceId;
  const product = await stripe.products.create(
    { name: line.name, metadata: { sku, kind: 'DATA_PLAN' } },
    { idempotencyKey: `product:${sku}` },
  );
  const price = await stripe.prices.create(
    {
      product: product.id,
      currency: currency.toLowerCase(),
      unit_amount: line.unitPriceMinor,
      recurring: { interval: interval === 'MONTH' ? 'month' : 'year' },
      tax_behavior: 'exclusive',
      metadata: { sku },
    },
    { idempotencyKey: `price:${Object.values(key).join(':')}` },
  );
  await work.transact((tx) =>
    tx.db.stripePrice.createMany({
      data: [{ ...key, stripePriceId: price.id }],
      skipDuplicates: true,
    }),
  );
  return price.id;
}
