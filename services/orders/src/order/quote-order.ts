import { invalidInput, parseInput } from '@mobilytics/chassis/validate-input';
import { toApiMoney } from '@mobilytics/money/money';
import type { Context } from '../context.ts';
import type { OrderQuoteInput } from '../generated/resolvers.ts';
import { sumTaxes } from '../pricing/price-order.ts';
import { toApiTax, toApiTotals } from './api-money.ts';
import { orderQuoteSchema, totalProblem } from './order-input.ts';
import { priceBasket } from './price-basket.ts';

/** What an order would cost now. Nothing is written. */
export async function quoteOrder({ db, viewer, now }: Context, input: OrderQuoteInput) {
  const { locale } = viewer;
  const parsed = parseInput(orderQuoteSchema, input, locale);
  if (!parsed.ok) return parsed.error;
  const { shippingAddress, currency } = parsed.value;
  const priced = await priceBasket(db, parsed.value, shippingAddress ?? null, now(), locale);
  if ('__typename' in priced) return priced;
  const tooDear = totalProblem(priced.totalMinor, locale);
  if (tooDear) return invalidInput([tooDear]);
  const taxes = sumTaxes([...priced.lines.flatMap((line) => line.taxes), ...priced.shippingTaxes]);
  return {
    __typename: 'OrderQuote' as const,
    taxesKnown: shippingAddress != null,
    totals: toApiTotals({ ...priced, currency }, taxes, locale),
    lines: priced.lines.map((line) => ({
      sku: line.variant.sku,
      name: locale === 'fr' ? line.variant.nameFr : line.variant.nameEn,
      quantity: line.quantity,
      unitPrice: toApiMoney(line.unitPriceMinor, currency),
      net: toApiMoney(line.netMinor, currency),
      taxes: line.taxes.map((tax) => toApiTax(tax, currency, locale)),
      total: toApiMoney(line.totalMinor, currency),
    })),
  };
}
