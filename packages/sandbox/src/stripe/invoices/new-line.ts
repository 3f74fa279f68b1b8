import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import { decimal } from '../present.ts';

export interface NewLine {
  amount: number;
  currency: string;
  description: string | null;
  discountable?: boolean;
  discounts?: string[];
  metadata?: Stripe.Metadata;
  parent: Stripe.InvoiceLineItem.Parent;
  period: { start: number; end: number };
  pricing: Stripe.InvoiceLineItem.Pricing | null;
  quantity: number;
  subscription: string | null;
  /** The line's own rates, instead of the invoice's. */
  rates: Stripe.TaxRate[];
}

/** A line before it is on an invoice, and the tax rates that Stripe does not show on it. */
export interface BuiltLine {
  line: Stripe.InvoiceLineItem;
  rates: Stripe.TaxRate[];
}

export function newLine(given: NewLine): BuiltLine {
  const line: Stripe.InvoiceLineItem = {
    id: newId('il'),
    object: 'line_item',
    amount: given.amount,
    currency: given.currency,
    description: given.description,
    discount_amounts: [],
    discountable: given.discountable ?? true,
    discounts: given.discounts ?? [],
    invoice: null,
    livemode: false,
    metadata: given.metadata ?? {},
    parent: given.parent,
    period: given.period,
    pretax_credit_amounts: [],
    pricing: given.pricing,
    quantity: Math.trunc(given.quantity),
    quantity_decimal: decimal(given.quantity),
    subscription: given.subscription,
    subtotal: given.amount,
    taxes: [],
  };
  return { line, rates: given.rates };
}

export const pricingOf = (price: Stripe.Price): Stripe.InvoiceLineItem.Pricing => ({
  price_details: { price: price.id, product: String(price.product) },
  type: 'price_details',
  unit_amount_decimal: price.unit_amount_decimal,
});
