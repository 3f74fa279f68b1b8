import type Stripe from 'stripe';
import { chargeMethod } from '../payments/charge-card.ts';
import type { Decline } from '../payments/test-cards.ts';
import type { Sandbox } from '../sandbox.ts';
import { invoiceFailed, subscriptionOf } from '../subscriptions/follow-invoice.ts';
import { nextAttempt } from './dunning.ts';
import { intentOfInvoice } from './invoice-payment.ts';
import { changeInvoice } from './plan-invoice.ts';
import { markDelinquent, settleInvoice } from './settle-invoice.ts';

export interface Collection {
  invoice: Stripe.Invoice;
  intent: Stripe.PaymentIntent;
  /** Why it is not paid. */
  problem?: Decline | 'no_payment_method' | 'requires_action';
}

interface Attempt {
  method?: string;
  /** Made by the schedule of retries and not by a call of the API. */
  isAutomatic?: boolean;
  offSession?: boolean;
}

/** Payment intents whose attempt the schedule of retries makes. */
const automatic = new Set<string>();

/** Tries to pay what is left of an invoice with the card that it, its subscription or its customer names. */
export function collectPayment(
  sandbox: Sandbox,
  invoice: Stripe.Invoice,
  { method: given, isAutomatic = false, offSession = true }: Attempt = {},
): Collection {
  const intent = intentOfInvoice(sandbox, invoice);
  const id = given ?? methodOf(sandbox, invoice);
  const method = id && sandbox.need('payment_method', id, 'payment_method');
  if (!method) {
    const failed = recordFailure(sandbox, invoice, isAutomatic);
    return { invoice: failed, intent, problem: 'no_payment_method' };
  }
  if (isAutomatic) automatic.add(intent.id);
  try {
    const attempt = chargeMethod(sandbox, intent, method, { offSession });
    const now = sandbox.need('invoice', invoice.id);
    if (attempt.decline) return { invoice: now, intent: attempt.intent, problem: attempt.decline };
    if (attempt.outcome !== 'requires_action') return { invoice: now, intent: attempt.intent };
    sandbox.emit('invoice.payment_action_required', now);
    return { invoice: now, intent: attempt.intent, problem: 'requires_action' };
  } finally {
    automatic.delete(intent.id);
  }
}

export function methodOf(sandbox: Sandbox, invoice: Stripe.Invoice): string | undefined {
  if (invoice.default_payment_method) return String(invoice.default_payment_method);
  return methodOfSubscription(sandbox, {
    customer: String(invoice.customer),
    default_payment_method: subscriptionOf(sandbox, invoice)?.default_payment_method ?? null,
  });
}

/** A subscription's own card, or else its customer's. */
export function methodOfSubscription(
  sandbox: Sandbox,
  subscription: Pick<Stripe.Subscription, 'customer' | 'default_payment_method'>,
): string | undefined {
  const customer = sandbox.store.get('customer', String(subscription.customer));
  const found =
    subscription.default_payment_method ?? customer?.invoice_settings?.default_payment_method;
  return found ? String(found) : undefined;
}

/** An invoice is paid by its payment intent, whoever confirmed it. */
export function followPayments(sandbox: Sandbox): void {
  sandbox.follow('payment_intent.succeeded', (_, object) => {
    const intent = object as Stripe.PaymentIntent;
    const invoice = invoiceOf(sandbox, intent);
    if (invoice && invoice.status !== 'paid')
      settleInvoice(sandbox, invoice, { intent, isAutomatic: automatic.has(intent.id) });
  });
  sandbox.follow('payment_intent.payment_failed', (_, object) => {
    const intent = object as Stripe.PaymentIntent;
    const invoice = invoiceOf(sandbox, intent);
    if (invoice) recordFailure(sandbox, invoice, automatic.has(intent.id));
  });
}

function invoiceOf(sandbox: Sandbox, intent: Stripe.PaymentIntent): Stripe.Invoice | undefined {
  const [payment] = sandbox.store
    .by('invoice_payment', 'payment.payment_intent', intent.id)
    .filter(({ status }) => status === 'open');
  return payment && sandbox.store.get('invoice', String(payment.invoice));
}

/** Only the first attempt and those of the schedule count, and only they plan the next. */
function recordFailure(
  sandbox: Sandbox,
  invoice: Stripe.Invoice,
  isAutomatic: boolean,
): Stripe.Invoice {
  const counts = isAutomatic || invoice.attempt_count === 0;
  const attempts = invoice.attempt_count + (counts ? 1 : 0);
  const isRetried = invoice.auto_advance && invoice.billing_reason !== 'subscription_create';
  const next = counts && isRetried ? nextAttempt(sandbox, attempts) : invoice.next_payment_attempt;
  const changes: Partial<Stripe.Invoice> = {
    attempt_count: attempts,
    attempted: true,
    next_payment_attempt: isRetried ? next : null,
  };
  const failed = changeInvoice(sandbox, invoice, changes, 'invoice.payment_failed');
  markDelinquent(sandbox, failed, true);
  invoiceFailed(sandbox, failed, counts && Boolean(isRetried) && next === null);
  return sandbox.need('invoice', invoice.id);
}
