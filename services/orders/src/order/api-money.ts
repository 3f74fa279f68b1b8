import { toApiMoney } from '@mobilytics/money/money';
import { taxName } from '@mobilytics/tax/tax-name';
import type { TaxAmount } from '../pricing/price-order.ts';

type Locale = 'en' | 'fr';

/** A stored tax as the API shows it, named in a reader's language: 9975000 becomes `"9.975"`. */
export function toApiTax(
  { name, rateMicroPercent, amountMinor }: TaxAmount,
  currency: string,
  locale: Locale,
) {
  const ratePercent = String(rateMicroPercent / 1_000_000);
  return { name: taxName(name, locale), ratePercent, amount: toApiMoney(amountMinor, currency) };
}

type Totals = {
  currency: string;
  netMinor: number;
  shippingMinor: number;
  taxMinor: number;
  totalMinor: number;
};

export function toApiTotals(totals: Totals, taxes: TaxAmount[], locale: Locale) {
  const { currency } = totals;
  return {
    net: toApiMoney(totals.netMinor, currency),
    shipping: toApiMoney(totals.shippingMinor, currency),
    taxes: taxes.map((tax) => toApiTax(tax, currency, locale)),
    tax: toApiMoney(totals.taxMinor, currency),
    total: toApiMoney(totals.totalMinor, currency),
  };
}
