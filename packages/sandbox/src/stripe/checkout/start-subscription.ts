import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import { createPaidInvoice } from '../invoices/create-paid-invoice.ts';
import type { BilledLine } from '../invoices/invoice-lines.ts';
import type { Payer } from '../payments/payment-method.ts';
import { listOf } from '../present.ts';
import type { Sandbox } from '../sandbox.ts';
import { newSubscription, planOf } from '../subscriptions/new-subscription.ts';
import { addInterval } from '../subscriptions/period.ts';

/** Starts the subscription that a session was paid for, with its first invoice. */
export function startSubscription(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  payer: Payer,
): { subscription: string; invoice: string } {
  const { lines, subscriptionData } = sandbox.need('sandbox.checkout', session.id);
  const id = newId('sub');
  const customer = payer.customer ?? '';
  const billed = lines.map((line) => billedLine(sandbox, line));
  const draft: Stripe.Subscription = {
    ...newSubscription(sandbox, id, customer, session.currency ?? ''),
    ...subscriptionData,
    default_payment_method: intent.payment_method,
    items: listOf(
      `/v1/subscription_items?subscription=${id}`,
      billed.flatMap((line) => subscriptionItem(sandbox, id, line)),
    ),
  };
  const invoice = createPaidInvoice(sandbox, {
    billingReason: 'subscription_create',
    customer,
    intent,
    lines: billed,
    metadata: {},
    subscription: { id, metadata: draft.metadata },
  });
  const subscription = sandbox.store.put({ ...draft, latest_invoice: invoice.id });
  sandbox.emit('customer.subscription.created', subscription);
  return { subscription: id, invoice: invoice.id };
}

function billedLine(sandbox: Sandbox, line: Stripe.LineItem): BilledLine {
  const start = sandbox.now();
  const recurring = line.price?.recurring;
  if (!recurring) return { line, period: { start, end: start } };
  return { line, period: { start, end: addInterval(start, recurring) }, item: newId('si') };
}

function subscriptionItem(
  sandbox: Sandbox,
  subscription: string,
  { line, period, item }: BilledLine,
): Stripe.SubscriptionItem[] {
  if (!item || !line.price) return [];
  return [
    {
      id: item,
      object: 'subscription_item',
      billing_thresholds: null,
      created: sandbox.now(),
      current_period_end: period.end,
      current_period_start: period.start,
      current_trial: null,
      discounts: [],
      metadata: line.metadata ?? {},
      plan: planOf(line.price),
      price: line.price,
      quantity: line.quantity ?? 1,
      subscription,
      tax_rates: (line.taxes ?? []).map(({ rate }) => rate),
    },
  ];
}
