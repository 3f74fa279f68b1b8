import type { Work } from '../context.ts';
import { makeAtStripe } from '../intent/make-at-stripe.ts';
import { createPrice, createProduct } from './create-price.ts';
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
  const { sku, interval, name, unitPriceMinor: unitAmountMinor } = line;
  if (interval === null) return null;
  const key = { sku, currency, unitAmountMinor, interval };
  const known = await work.db.stripePrice.findUnique({
    where: { sku_currency_unitAmountMinor_interval: key },
  });
  if (known) return known.stripePriceId;
  const us = work.services.ourselves();
  const product = await makeAtStripe(
    us,
    createProduct,
    { sku, name },
    { organizationId: null, key: `product:${sku}` },
  );
  return makeAtStripe(
    us,
    createPrice,
    { ...key, product },
    { organizationId: null, key: `price:${Object.values(key).join(':')}` },
  );
}
