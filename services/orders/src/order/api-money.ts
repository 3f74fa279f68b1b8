import { toApiMoney } from '@mobilytics/money/money';
import type { TaxAmount } from '../pricing/price-order.ts';

/** A stored tax as the API shows it: 9975000 becomes `"9.975"`. */
export function toApiTax({ name, rateMicroPercent, amountMinor }: TaxAmount, currency: string) {
  const ratePercent = String(rateMicroPercent / 1_000_000);
  return { name, ratePercent, amount: toApiMoney(amountMinor, currency) };
}

type Totals = {
  currency: string;
  netMinor: number;
  shippingMinor: number;
  taxMinor: number;
  totalMinor: number;
};

export function toApiTotals(totals: Totals, taxes: TaxAmount[]) {
  const { currency } = totals;
  return {
    net: toApiMoney(totals.netMinor, currency),
    shipping: toApiMoney(totals.shippingMinor, currency),
    taxes: taxes.map((tax) => toApiTax(tax, currency)),
    tax: toApiMoney(totals.taxMinor, currency),
    total: toApiMoney(totals.totalMinor, currency),
  };
}
