import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import { oneTimeItems, payWithIntent } from '../invoices/create-paid-invoice.ts';
import { subscriptionLine } from '../invoices/subscription-line.ts';
import type { Payer } from '../payments/payment-method.ts';
import { listOf } from '../present.ts';
import type { Sandbox } from '../sandbox.ts';
import { newSubscription } from '../subscriptions/new-subscription.ts';
import { addInterval } from '../subscriptions/period.ts';
import { draftSubscriptionInvoice } from '../subscriptions/subscription-invoice.ts';
import { itemsUrl, newItem } from '../subscriptions/subscription-item.ts';

/** Starts the subscription that a session was paid for, with its first invoice. */
export function startSubscription(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  payer: Payer,
): { subscription: string; invoice: string } {
  const { lines, subscriptionData } = sandbox.need('sandbox.checkout', session.id);
  const id = newId('sub');
  const invoiceId = newId('in');
  const customer = payer.customer ?? '';
  const started = sandbox.store.put<Stripe.Subscription>({
    ...newSubscription(sandbox, id, customer, session.currency ?? ''),
    ...subscriptionData,
    default_payment_method: intent.payment_method,
    items: listOf(
      itemsUrl(id),
      lines.flatMap((line) => subscriptionItem(sandbox, id, line)),
    ),
    latest_invoice: invoiceId,
    status: 'incomplete',
  });
  sandbox.emit('customer.subscription.created', started);
  const items = oneTimeItems(sandbox, lines, { customer, invoice: null, subscription: id });
  const draft = draftSubscriptionInvoice(sandbox, started, {
    id: invoiceId,
    reason: 'subscription_create',
    lines: started.items.data.map((item) => subscriptionLine(sandbox, started, item)),
    onlyItems: items,
  });
  payWithIntent(sandbox, draft, intent);
  return { subscription: id, invoice: invoiceId };
}

function subscriptionItem(
  sandbox: Sandbox,
  subscription: string,
  line: Stripe.LineItem,
): Stripe.SubscriptionItem[] {
  const recurring = line.price?.recurring;
  if (!line.price || !recurring) return [];
  const start = sandbox.now();
  return [
    newItem(sandbox, {
      subscription,
      price: line.price,
      quantity: line.quantity ?? 1,
      metadata: line.metadata ?? {},
      rates: (line.taxes ?? []).map(({ rate }) => rate),
      period: { start, end: addInterval(start, recurring) },
    }),
  ];
}
