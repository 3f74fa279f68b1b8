import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import { draftInvoice } from './draft-invoice.ts';
import { finalizeInvoice } from './finalize-invoice.ts';
import { createInvoiceItem } from './invoice-item.ts';
import { putInvoicePayment } from './invoice-payment.ts';
import { pricingOf } from './new-line.ts';
import { settleInvoice } from './settle-invoice.ts';

export interface NewInvoice {
  customer: string;
  currency: string;
  description: string | null;
  footer: string | null;
  intent: Stripe.PaymentIntent;
  lines: Stripe.LineItem[];
  metadata: Stripe.Metadata;
  discounts: string[];
}

/** The invoice of a one-time payment that Checkout has already taken. */
export function createPaidInvoice(sandbox: Sandbox, given: NewInvoice): Stripe.Invoice {
  const id = newId('in');
  const items = oneTimeItems(sandbox, given.lines, { customer: given.customer, invoice: id });
  const draft = draftInvoice(sandbox, {
    id,
    customer: given.customer,
    currency: given.currency,
    items,
    lines: [],
    fields: {
      description: given.description,
      discounts: given.discounts,
      footer: given.footer,
      metadata: given.metadata,
    },
  });
  return payWithIntent(sandbox, draft, given.intent);
}

/** Finalises a draft and settles it with a payment that was made before. */
export function payWithIntent(
  sandbox: Sandbox,
  draft: Stripe.Invoice,
  intent: Stripe.PaymentIntent,
): Stripe.Invoice {
  const open = finalizeInvoice(sandbox, draft, { isPaidElsewhere: true });
  if (open.status !== 'open') return open;
  putInvoicePayment(sandbox, open, intent);
  return settleInvoice(sandbox, open, { intent });
}

/** A one-time line reaches its invoice through an invoice item. */
export function oneTimeItems(
  sandbox: Sandbox,
  lines: Stripe.LineItem[],
  owner: { customer: string; invoice: string | null; subscription?: string },
): Stripe.InvoiceItem[] {
  return lines.flatMap(({ price, ...line }) => {
    if (!price || price.recurring) return [];
    return createInvoiceItem(sandbox, {
      ...owner,
      amount: line.amount_subtotal,
      currency: line.currency,
      description: line.description,
      metadata: line.metadata ?? {},
      pricing: pricingOf(price),
      quantity: line.quantity ?? 1,
      rates: (line.taxes ?? []).map(({ rate }) => rate),
    });
  });
}
