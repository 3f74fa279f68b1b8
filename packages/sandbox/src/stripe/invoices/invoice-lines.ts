import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import { decimal } from '../present.ts';
import type { Sandbox } from '../sandbox.ts';

/** A line of a checkout session or of a subscription's period, about to be invoiced. */
export interface BilledLine {
  line: Stripe.LineItem;
  period: { start: number; end: number };
  /** The subscription item that a recurring line is for. */
  item?: string;
}

interface Invoiced {
  invoice: string;
  customer: string;
  subscription: string | null;
}

export function invoiceLine(
  sandbox: Sandbox,
  { line, period, item }: BilledLine,
  { invoice, customer, subscription }: Invoiced,
): Stripe.InvoiceLineItem {
  const parent: Stripe.InvoiceLineItem.Parent = item
    ? {
        invoice_item_details: null,
        subscription_item_details: {
          invoice_item: null,
          proration: false,
          proration_details: null,
          subscription,
          subscription_item: item,
        },
        type: 'subscription_item_details',
      }
    : {
        invoice_item_details: {
          invoice_item: createInvoiceItem(sandbox, line, period, {
            invoice,
            customer,
            subscription,
          }).id,
          proration: false,
          proration_details: null,
          subscription,
        },
        subscription_item_details: null,
        type: 'invoice_item_details',
      };
  return {
    id: newId('il'),
    object: 'line_item',
    amount: line.amount_subtotal,
    currency: line.currency,
    description: `${line.quantity} × ${line.description}`,
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice,
    livemode: false,
    metadata: line.metadata ?? {},
    parent,
    period,
    pretax_credit_amounts: [],
    pricing: pricingOf(line),
    quantity: line.quantity,
    quantity_decimal: decimal(line.quantity ?? 0),
    subscription,
    subtotal: line.amount_subtotal,
    taxes: (line.taxes ?? []).map((tax) => ({
      amount: tax.amount,
      tax_behavior: tax.rate.inclusive ? 'inclusive' : 'exclusive',
      tax_rate_details: { tax_rate: tax.rate.id },
      taxability_reason: 'not_available',
      taxable_amount: tax.taxable_amount,
      type: 'tax_rate_details',
    })),
  };
}

function pricingOf({ price }: Stripe.LineItem): Stripe.InvoiceLineItem.Pricing {
  const details = { price: price?.id ?? '', product: String(price?.product) };
  return {
    price_details: details,
    type: 'price_details',
    unit_amount_decimal: decimal(price?.unit_amount ?? 0),
  };
}

/** A one-time line reaches its invoice through an invoice item. */
function createInvoiceItem(
  sandbox: Sandbox,
  line: Stripe.LineItem,
  period: BilledLine['period'],
  { invoice, customer, subscription }: Invoiced,
): Stripe.InvoiceItem {
  const item = sandbox.store.put<Stripe.InvoiceItem>({
    id: newId('ii'),
    object: 'invoiceitem',
    amount: line.amount_subtotal,
    currency: line.currency,
    customer,
    customer_account: null,
    date: sandbox.now(),
    description: line.description,
    discountable: true,
    discounts: [],
    invoice,
    livemode: false,
    metadata: line.metadata,
    parent: subscription
      ? { subscription_details: { subscription }, type: 'subscription_details' }
      : null,
    period,
    pricing: pricingOf(line),
    proration: false,
    quantity: line.quantity ?? 1,
    quantity_decimal: decimal(line.quantity ?? 1),
    tax_rates: (line.taxes ?? []).map(({ rate }) => rate),
    test_clock: null,
  });
  sandbox.emit('invoiceitem.created', item);
  return item;
}
