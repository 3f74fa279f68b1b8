import type Stripe from 'stripe';
import { createDiscounts } from '../discounts/create-discount.ts';
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
  const { discount, lines } = sandbox.need('sandbox.checkout', session.id);
  const owner = { checkout_session: session.id, customer: payer.customer };
  const invoice = createPaidInvoice(sandbox, {
    customer: payer.customer,
    currency: intent.currency,
    description: data.description,
    discounts: createDiscounts(sandbox, discount ? [discount] : [], owner),
    footer: data.footer,
    intent,
    lines,
    metadata: data.metadata ?? {},
  });
  return { invoice: invoice.id };
}
