import type Stripe from 'stripe';
import { lineTaxes } from '../payments/line-taxes.ts';

type Taxed = Stripe.InvoiceLineItem.Tax;

/** The taxes of a line that may also be a credit, whose taxes are negative. */
export function taxesOfAmount(amount: number, rates: Stripe.TaxRate[]): Taxed[] {
  const sign = amount < 0 ? -1 : 1;
  const signed = (value: number) => (value === 0 ? 0 : sign * value);
  return lineTaxes(Math.abs(amount), rates).map(({ rate, amount: tax, taxableAmount }) => ({
    amount: signed(tax),
    tax_behavior: rate.inclusive ? 'inclusive' : 'exclusive',
    tax_rate_details: { tax_rate: rate.id },
    taxability_reason: 'not_available',
    taxable_amount: signed(taxableAmount),
    type: 'tax_rate_details',
  }));
}

export const sum = (amounts: number[]): number => amounts.reduce((total, each) => total + each, 0);

export const taxesNotIncluded = (taxes: Taxed[]): number =>
  sum(taxes.filter((tax) => tax.tax_behavior === 'exclusive').map(({ amount }) => amount));

/** The taxes of all lines, rate by rate. */
export function sumByRate(taxes: Taxed[]): Stripe.Invoice.TotalTax[] {
  const byRate = new Map<string, Stripe.Invoice.TotalTax>();
  for (const tax of taxes) {
    const key = tax.tax_rate_details?.tax_rate ?? '';
    const known = byRate.get(key);
    byRate.set(key, {
      ...tax,
      amount: tax.amount + (known?.amount ?? 0),
      taxable_amount: (tax.taxable_amount ?? 0) + (known?.taxable_amount ?? 0),
    });
  }
  return [...byRate.values()];
}
