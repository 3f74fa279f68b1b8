import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import { decimal } from '../present.ts';
import type { Sandbox } from '../sandbox.ts';
import { type BuiltLine, newLine } from './new-line.ts';
import { itemParent } from './subscription-line.ts';

export interface NewInvoiceItem {
  amount: number;
  currency: string;
  customer: string;
  description: string | null;
  discountable?: boolean;
  discounts?: string[];
  invoice?: string | null;
  metadata?: Stripe.Metadata;
  period?: { start: number; end: number };
  pricing: Stripe.InvoiceItem.Pricing | null;
  prorationOf?: {
    item: string;
    credited: Stripe.InvoiceItem.ProrationDetails.CreditedItems | null;
  };
  quantity?: number;
  rates?: Stripe.TaxRate[];
  subscription?: string | null;
}

/** Without an invoice the item waits for the customer's next one. */
export function createInvoiceItem(sandbox: Sandbox, given: NewInvoiceItem): Stripe.InvoiceItem {
  const now = sandbox.now();
  const { prorationOf: prorated, subscription = null, quantity = 1 } = given;
  const customer = sandbox.need('customer', given.customer, 'customer');
  const item = sandbox.store.put<Stripe.InvoiceItem>({
    id: newId('ii'),
    object: 'invoiceitem',
    amount: given.amount,
    currency: given.currency,
    customer: given.customer,
    customer_account: null,
    date: now,
    description: given.description,
    // A credit is not discounted again unless somebody wants it.
    discountable: given.discountable ?? (!prorated && given.amount >= 0),
    discounts: given.discounts ?? [],
    invoice: given.invoice ?? null,
    livemode: false,
    metadata: given.metadata ?? {},
    ...(prorated && { net_amount: given.amount }),
    parent: subscription
      ? {
          subscription_details: {
            subscription,
            ...(prorated && { subscription_item: prorated.item }),
          },
          type: 'subscription_details',
        }
      : null,
    period: given.period ?? { start: now, end: now },
    pricing: given.pricing,
    proration: Boolean(prorated),
    ...(prorated && {
      proration_details: { credited_items: prorated.credited, discount_amounts: [] },
    }),
    quantity,
    quantity_decimal: decimal(quantity),
    tax_rates: given.rates ?? [],
    test_clock: customer.test_clock ?? null,
  });
  sandbox.emit('invoiceitem.created', item);
  return item;
}

/** The line that an invoice item becomes. */
export function lineOfItem(item: Stripe.InvoiceItem): BuiltLine {
  const details = item.parent?.subscription_details;
  const subscription = details?.subscription ?? null;
  const credited = item.proration_details?.credited_items?.invoice_line_item_details ?? null;
  const parent: Stripe.InvoiceLineItem.Parent =
    item.proration && details?.subscription_item
      ? itemParent(
          { id: details.subscription_item, subscription: details.subscription },
          { isProration: true, invoiceItem: item.id, credited },
        )
      : {
          invoice_item_details: {
            invoice_item: item.id,
            proration: item.proration,
            proration_details: null,
            subscription,
          },
          subscription_item_details: null,
          type: 'invoice_item_details',
        };
  return newLine({
    amount: item.amount,
    currency: item.currency,
    description: item.description,
    discountable: item.discountable,
    discounts: (item.discounts ?? []).map((discount) =>
      typeof discount === 'string' ? discount : discount.id,
    ),
    metadata: item.metadata ?? {},
    parent,
    period: item.period,
    pricing: item.pricing,
    quantity: item.quantity,
    subscription,
    rates: item.tax_rates ?? [],
  });
}

/** Items that wait for an invoice: the subscription's own, or those of no subscription too. */
export function pendingItems(
  sandbox: Sandbox,
  customer: string,
  currency: string,
  subscription?: string,
): Stripe.InvoiceItem[] {
  const items = sandbox.store.table('invoiceitem');
  const own = items.where('customer', customer);
  const waiting = items.where('invoice', null);
  return (own.length < waiting.length ? own : waiting)
    .objects()
    .filter((item) => item.customer === customer && item.invoice === null)
    .filter((item) => item.currency === currency)
    .filter((item) => {
      const owner = item.parent?.subscription_details?.subscription;
      return owner === undefined || owner === subscription;
    });
}
