import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import { lineTaxes } from './line-taxes.ts';

interface Bought {
  price: Stripe.Price;
  quantity: number;
  rates: Stripe.TaxRate[];
  metadata: Stripe.Metadata;
}

/** A quantity of a price with its taxes, as checkout and invoices sum it up. */
export function lineItem(
  sandbox: Sandbox,
  { price, quantity, rates, metadata }: Bought,
): Stripe.LineItem {
  const subtotal = (price.unit_amount ?? 0) * quantity;
  const taxes = lineTaxes(subtotal, rates);
  const added = taxes.filter(({ rate }) => !rate.inclusive);
  const sum = (parts: { amount: number }[]) =>
    parts.reduce((total, { amount }) => total + amount, 0);
  return {
    id: newId('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: subtotal,
    amount_tax: sum(taxes),
    amount_total: subtotal + sum(added),
    currency: price.currency,
    description: sandbox.need('product', String(price.product)).name,
    discounts: [],
    metadata,
    price,
    quantity,
    taxes: taxes.map(({ rate, amount, taxableAmount }) => ({
      amount,
      rate,
      taxability_reason: null,
      taxable_amount: taxableAmount,
    })),
  };
}
