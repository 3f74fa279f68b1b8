import type { Currency } from '@mobilytics/money/money';
import { findVariantsBySku, type VariantRow } from '../catalogue/catalogue.repository.ts';
import type { Db } from '../database.ts';
import type { Locale } from '../locale.ts';
import { unknownSkuMessage } from '../messages.ts';
import { type PricedOrder, priceOrder } from '../pricing/price-order.ts';
import type { ShippingMethod } from '../pricing/shipping-prices.ts';

type Basket = {
  lines: { sku: string; quantity: number }[];
  currency: Currency;
  shippingMethod: ShippingMethod;
};

type UnknownSku = { __typename: 'UnknownSku'; message: string; path: string[]; sku: string };

/** Finds what is asked for and prices it, for a quote and for an order alike. */
export async function priceBasket(
  db: Db,
  basket: Basket,
  place: { country: string; region: string } | null,
  on: Date,
  locale: Locale,
): Promise<PricedOrder<VariantRow> | UnknownSku> {
  const variants = await findVariantsBySku(
    db,
    basket.lines.map(({ sku }) => sku),
  );
  const lines = [];
  for (const [index, { sku, quantity }] of basket.lines.entries()) {
    const variant = variants.find((candidate) => candidate.sku === sku);
    if (variant === undefined) {
      const path = ['input', 'lines', String(index), 'sku'];
      return { __typename: 'UnknownSku', message: unknownSkuMessage(sku, locale), path, sku };
    }
    lines.push({ variant, quantity });
  }
  return priceOrder({ ...basket, lines, place, on });
}
