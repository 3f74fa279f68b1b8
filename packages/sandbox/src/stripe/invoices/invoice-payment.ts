import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import { createPaymentIntent } from '../payments/payment-intent.ts';
import type { Sandbox } from '../sandbox.ts';

const descriptions: Record<string, string> = {
  subscription_create: 'Subscription creation',
  subscription_cycle: 'Subscription update',
  subscription_update: 'Subscription update',
};

/** The payment by which an invoice is to be paid, with its payment intent. */
export function openInvoicePayment(
  sandbox: Sandbox,
  invoice: Stripe.Invoice,
): Stripe.InvoicePayment {
  const intent = createPaymentIntent(sandbox, {
    amount: invoice.amount_remaining,
    currency: invoice.currency,
    customer: String(invoice.customer),
    description: descriptions[invoice.billing_reason ?? ''] ?? 'Payment for Invoice',
    metadata: {},
    receiptEmail: null,
    setupFutureUsage: invoice.billing_reason === 'subscription_create' ? 'off_session' : null,
  });
  return putInvoicePayment(sandbox, invoice, intent);
}

export function putInvoicePayment(
  sandbox: Sandbox,
  invoice: Stripe.Invoice,
  intent: Stripe.PaymentIntent,
): Stripe.InvoicePayment {
  return sandbox.store.put<Stripe.InvoicePayment>({
    id: newId('inpay'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: invoice.amount_remaining,
    created: sandbox.now(),
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: 'payment_intent' },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  });
}

export const paymentsOf = (sandbox: Sandbox, invoice: string): Stripe.InvoicePayment[] =>
  sandbox.store.by('invoice_payment', 'invoice', invoice);

/** The open payment and its intent, over what is still to pay. */
export function intentOfInvoice(sandbox: Sandbox, invoice: Stripe.Invoice): Stripe.PaymentIntent {
  const open = paymentsOf(sandbox, invoice.id).find(({ status }) => status === 'open');
  const payment = open ?? openInvoicePayment(sandbox, invoice);
  const intent = sandbox.need('payment_intent', String(payment.payment.payment_intent));
  if (intent.amount === invoice.amount_remaining) return intent;
  // A credit note may have lowered what is left to pay.
  sandbox.store.put({ ...payment, amount_requested: invoice.amount_remaining });
  return sandbox.store.put({ ...intent, amount: invoice.amount_remaining });
}

/** Nothing is to be paid by the invoice's open payment any more. */
export function cancelInvoicePayments(sandbox: Sandbox, invoice: Stripe.Invoice): void {
  for (const payment of paymentsOf(sandbox, invoice.id)) {
    if (payment.status !== 'open') continue;
    sandbox.store.put<Stripe.InvoicePayment>({
      ...payment,
      status: 'canceled',
      status_transitions: { ...payment.status_transitions, canceled_at: sandbox.now() },
    });
    const intent = sandbox.need('payment_intent', String(payment.payment.payment_intent));
    if (intent.status === 'canceled' || intent.status === 'succeeded') continue;
    const changes: Partial<Stripe.PaymentIntent> = {
      canceled_at: sandbox.now(),
      cancellation_reason: 'void_invoice',
      status: 'canceled',
    };
    sandbox.change(intent, changes, 'payment_intent.canceled');
  }
}
