import type Stripe from 'stripe';
import type { Sandbox } from '../sandbox.ts';
import { invoicePaid } from '../subscriptions/follow-invoice.ts';
import { cancelInvoicePayments, paymentsOf } from './invoice-payment.ts';
import { changeInvoice } from './plan-invoice.ts';

interface Payment {
  intent?: Stripe.PaymentIntent;
  /** Paid by the schedule of retries and not by a call of the API. */
  isAutomatic?: boolean;
  /** Cash, a cheque or a transfer that Stripe never saw. */
  isOffStripe?: boolean;
}

/** Marks an invoice as paid, with what follows for its subscription. */
export function settleInvoice(
  sandbox: Sandbox,
  invoice: Stripe.Invoice,
  { intent, isAutomatic = false, isOffStripe = false }: Payment = {},
): Stripe.Invoice {
  const paidNow = intent ? intent.amount_received : isOffStripe ? invoice.amount_remaining : 0;
  const paid = intent && payWith(sandbox, invoice, intent);
  if (!intent) cancelInvoicePayments(sandbox, invoice);
  const isCounted = intent && (isAutomatic || invoice.attempt_count === 0);
  const changes: Partial<Stripe.Invoice> = {
    amount_paid: invoice.amount_paid + paidNow,
    ...(isOffStripe && { amount_paid_off_stripe: paidNow }),
    amount_remaining: 0,
    attempt_count: invoice.attempt_count + (isCounted ? 1 : 0),
    attempted: true,
    auto_advance: false,
    next_payment_attempt: null,
    status: 'paid',
    status_transitions: { ...invoice.status_transitions, paid_at: sandbox.now() },
  };
  const settled = changeInvoice(sandbox, invoice, changes, 'invoice.paid');
  if (paid) sandbox.emit('invoice_payment.paid', paid);
  sandbox.emit('invoice.payment_succeeded', settled);
  markDelinquent(sandbox, settled, false);
  invoicePaid(sandbox, settled);
  return settled;
}

function payWith(
  sandbox: Sandbox,
  invoice: Stripe.Invoice,
  intent: Stripe.PaymentIntent,
): Stripe.InvoicePayment | undefined {
  const payment = paymentsOf(sandbox, invoice.id).find(
    ({ payment: { payment_intent: id }, status }) => id === intent.id && status === 'open',
  );
  return (
    payment &&
    sandbox.store.put<Stripe.InvoicePayment>({
      ...payment,
      amount_paid: intent.amount_received,
      status: 'paid',
      status_transitions: { ...payment.status_transitions, paid_at: sandbox.now() },
    })
  );
}

/** Whether the customer's last invoice failed or ran over its date. */
export function markDelinquent(
  sandbox: Sandbox,
  invoice: Stripe.Invoice,
  isDelinquent: boolean,
): void {
  const customer = sandbox.store.get('customer', String(invoice.customer));
  if (!customer || customer.deleted || Boolean(customer.delinquent) === isDelinquent) return;
  sandbox.change(customer, { delinquent: isDelinquent }, 'customer.updated');
}
