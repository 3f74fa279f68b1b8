import type Stripe from 'stripe';
import { createPaidInvoice } from '../invoices/create-paid-invoice.ts';
import type { Payer } from '../payments/payment-method.ts';
import type { Sandbox } from '../sandbox.ts';

/** Makes the invoice of a one-time payment, when the session was created with `invoice_creation`. */
export function invoicePaidSession(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  payer: Payer,
): { invoice?: string } {
  const data = session.invoice_creation?.enabled && session.invoice_creation.invoice_data;
  if (!data || !payer.customer) return {};
  const invoice = createPaidInvoice(sandbox, {
    customer: payer.customer,
    currency: intent.currency,
    description: data.description,
    discounts: [],
    footer: data.footer,
    intent,
    lines: sandbox.need('sandbox.checkout', session.id).lines,
    metadata: data.metadata ?? {},
  });
  return { invoice: invoice.id };
}
