import { type Currency, multiply } from '@mobilytics/money/money';
import { taxOnMinor } from '@mobilytics/tax/tax-on';
import type { TaxRate } from '@mobilytics/tax/tax-rate';
import { taxRatesOf } from '@mobilytics/tax/tax-rates-of';
import { type ShippingMethod, shippingPriceMinor } from './shipping-prices.ts';

/** A tax as it is stored and told: 13 % is 13000000 millionths of a per cent. */
export type TaxAmount = { name: string; rateMicroPercent: number; amountMinor: number };

type Sellable = {
  priceCadMinor: number;
  priceUsdMinor: number;
  shippable: boolean;
  weightGrams: number | null;
};

export type PricedLine<V extends Sellable> = {
  variant: V;
  quantity: number;
  unitPriceMinor: number;
  netMinor: number;
  taxes: TaxAmount[];
  totalMinor: number;
};

export type PricedOrder<V extends Sellable> = {
  lines: PricedLine<V>[];
  netMinor: number;
  shippingMinor: number;
  shippingTaxes: TaxAmount[];
  taxMinor: number;
  totalMinor: number;
};

/**
 * Prices an order. Each tax is computed for each line on its own and rounded half up, because that is
 * how the payment provider computes them too: the totals agree to the cent. Shipping is taxed like
 * goods in Canada and not taxed elsewhere. Without a place there are no taxes, and shipping is
 * what it costs within Canada.
 */
export function priceOrder<V extends Sellable>(order: {
  lines: { variant: V; quantity: number }[];
  currency: Currency;
  shippingMethod: ShippingMethod;
  place: { country: string; region: string } | null;
  on: Date;
}): PricedOrder<V> {
  const { currency, place } = order;
  const rates = place ? taxRatesOf(place, order.on) : [];
  const lines = order.lines.map(({ variant, quantity }) => {
    const unitPriceMinor = currency === 'CAD' ? variant.priceCadMinor : variant.priceUsdMinor;
    const netMinor = multiply({ amountMinor: unitPriceMinor, currency }, quantity).amountMinor;
    const taxes = taxesOn(netMinor, rates);
    return {
      variant,
      quantity,
      unitPriceMinor,
      netMinor,
      taxes,
      totalMinor: netMinor + sumOf(taxes),
    };
  });
  const shippingMinor = shippingPriceMinor({
    country: place?.country ?? 'CA',
    method: order.shippingMethod,
    currency,
    weightGrams: lines.reduce((sum, { variant, quantity }) => sum + gramsOf(variant) * quantity, 0),
  });
  const shippingTaxes =
    place?.country === 'CA' && shippingMinor > 0 ? taxesOn(shippingMinor, rates) : [];
  const netMinor = lines.reduce((sum, line) => sum + line.netMinor, 0);
  const taxMinor = sumOf([...lines.flatMap((line) => line.taxes), ...shippingTaxes]);
  const totalMinor = netMinor + shippingMinor + taxMinor;
  return { lines, netMinor, shippingMinor, shippingTaxes, taxMinor, totalMinor };
}

/** The taxes of several lines added up by name and rate, in the order they first appear. */
export function sumTaxes(taxes: TaxAmount[]): TaxAmount[] {
  const sums = new Map<string, TaxAmount>();
  for (const tax of taxes) {
    const key = `${tax.name} ${tax.rateMicroPercent}`;
    const sum = sums.get(key);
    sums.set(key, { ...tax, amountMinor: tax.amountMinor + (sum?.amountMinor ?? 0) });
  }
  return [...sums.values()];
}

function taxesOn(netMinor: number, rates: TaxRate[]): TaxAmount[] {
  return rates.map(({ name, rateMicroPercent }) => ({
    name,
    rateMicroPercent,
    amountMinor: taxOnMinor(netMinor, rateMicroPercent),
  }));
}

function sumOf(taxes: TaxAmount[]): number {
  return taxes.reduce((sum, tax) => sum + tax.amountMinor, 0);
}

function gramsOf({ shippable, weightGrams }: Sellable): number {
  return shippable ? (weightGrams ?? 0) : 0;
}
