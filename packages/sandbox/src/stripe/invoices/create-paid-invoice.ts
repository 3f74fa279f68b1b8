import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import { listOf } from '../present.ts';
import type { Sandbox } from '../sandbox.ts';
import { blankInvoice } from './blank-invoice.ts';
import { type BilledLine, invoiceLine } from './invoice-lines.ts';

export interface NewInvoice {
  billingReason: 'manual' | 'subscription_create' | 'subscription_cycle';
  customer: string;
  description?: string | null;
  footer?: string | null;
  intent: Stripe.PaymentIntent;
  lines: BilledLine[];
  metadata: Stripe.Metadata;
  subscription?: { id: string; metadata: Stripe.Metadata };
}

/** Drafts, finalises and pays an invoice, with the events that Stripe sends at each step. */
export function createPaidInvoice(sandbox: Sandbox, given: NewInvoice): Stripe.Invoice {
  const id = newId('in');
  const subscription = given.subscription?.id ?? null;
  const lines = given.lines.map((line) =>
    invoiceLine(sandbox, line, { invoice: id, customer: given.customer, subscription }),
  );
  const total = given.lines.reduce((sum, { line }) => sum + line.amount_total, 0);
  const taxes = lines.flatMap((line) => line.taxes ?? []);
  const subtotal = given.lines.reduce((sum, { line }) => sum + line.amount_subtotal, 0);
  const withoutTax = total - taxes.reduce((sum, { amount }) => sum + amount, 0);
  const draft = sandbox.store.put<Stripe.Invoice>({
    ...blankInvoice(sandbox, id, sandbox.need('customer', given.customer)),
    amount_due: total,
    amount_remaining: total,
    billing_reason: given.billingReason,
    currency: given.intent.currency,
    description: given.description ?? null,
    footer: given.footer ?? null,
    lines: listOf(`/v1/invoices/${id}/lines`, lines),
    metadata: given.metadata,
    parent: given.subscription ? subscriptionParent(given.subscription) : null,
    subtotal,
    subtotal_excluding_tax: withoutTax,
    total,
    total_excluding_tax: withoutTax,
    total_taxes: sumByRate(taxes),
  });
  sandbox.emit('invoice.created', draft);
  return pay(sandbox, finalize(sandbox, draft), given.intent);
}

function subscriptionParent({
  id,
  metadata,
}: {
  id: string;
  metadata: Stripe.Metadata;
}): Stripe.Invoice.Parent {
  return {
    quote_details: null,
    subscription_details: { metadata, subscription: id },
    type: 'subscription_details',
  };
}

function sumByRate(taxes: Stripe.InvoiceLineItem.Tax[]): Stripe.Invoice.TotalTax[] {
  const byRate = new Map<string, Stripe.Invoice.TotalTax>();
  for (const tax of taxes) {
    const key = tax.tax_rate_details?.tax_rate ?? '';
    const sum = byRate.get(key);
    byRate.set(key, {
      ...tax,
      amount: tax.amount + (sum?.amount ?? 0),
      taxable_amount: (tax.taxable_amount ?? 0) + (sum?.taxable_amount ?? 0),
    });
  }
  return [...byRate.values()];
}

function finalize(sandbox: Sandbox, draft: Stripe.Invoice): Stripe.Invoice {
  const customer = sandbox.need('customer', String(draft.customer));
  const sequence = customer.next_invoice_sequence ?? 1;
  sandbox.store.put({ ...customer, currency: draft.currency, next_invoice_sequence: sequence + 1 });
  const changes: Partial<Stripe.Invoice> = {
    effective_at: sandbox.now(),
    number: `${customer.invoice_prefix}-${String(sequence).padStart(4, '0')}`,
    status: 'open',
    status_transitions: { ...draft.status_transitions, finalized_at: sandbox.now() },
  };
  return sandbox.change(draft, changes, 'invoice.finalized');
}

function pay(sandbox: Sandbox, open: Stripe.Invoice, intent: Stripe.PaymentIntent): Stripe.Invoice {
  const payment = sandbox.store.put<Stripe.InvoicePayment>({
    id: newId('inpay'),
    object: 'invoice_payment',
    amount_paid: open.total,
    amount_requested: open.total,
    created: sandbox.now(),
    currency: open.currency,
    invoice: open.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: 'payment_intent' },
    status: 'paid',
    status_transitions: { canceled_at: null, paid_at: sandbox.now() },
  });
  const changes: Partial<Stripe.Invoice> = {
    amount_paid: open.total,
    amount_remaining: 0,
    attempt_count: 1,
    attempted: true,
    status: 'paid',
    status_transitions: { ...open.status_transitions, paid_at: sandbox.now() },
  };
  const paid = sandbox.change(open, changes, 'invoice.paid');
  sandbox.emit('invoice_payment.paid', payment);
  sandbox.emit('invoice.payment_succeeded', paid);
  return paid;
}
