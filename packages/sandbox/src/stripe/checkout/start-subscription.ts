import type Stripe from 'stripe';
import { createDiscounts } from '../discounts/create-discount.ts';
import { newId } from '../ids.ts';
import { oneTimeItems, payWithIntent } from '../invoices/create-paid-invoice.ts';
import { finalizeInvoice } from '../invoices/finalize-invoice.ts';
import { subscriptionLine } from '../invoices/subscription-line.ts';
import { isLicensed } from '../invoices/usage-line.ts';
import type { Payer } from '../payments/payment-method.ts';
import { listOf } from '../present.ts';
import type { Sandbox } from '../sandbox.ts';
import { planSubscription } from '../subscriptions/change-subscription.ts';
import { newSubscription } from '../subscriptions/new-subscription.ts';
import { addInterval } from '../subscriptions/period.ts';
import { draftSubscriptionInvoice } from '../subscriptions/subscription-invoice.ts';
import { itemsUrl, newItem } from '../subscriptions/subscription-item.ts';

/** Starts the subscription that a session was paid for, with its first invoice. */
export function startSubscription(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  paid: { intent: Stripe.PaymentIntent | null; method: string | null },
  payer: Payer,
): { subscription: string; invoice: string } {
  const { lines, subscriptionData, discount, trial } = sandbox.need('sandbox.checkout', session.id);
  const id = newId('sub');
  const invoiceId = newId('in');
  const customer = payer.customer ?? '';
  const blank = newSubscription(sandbox, id, customer, session.currency ?? '');
  const trialEnd = trial.end ?? (trial.days === null ? null : blank.created + trial.days * 86_400);
  const started = sandbox.store.put<Stripe.Subscription>({
    ...blank,
    ...subscriptionData,
    billing_cycle_anchor: trialEnd ?? blank.billing_cycle_anchor,
    default_payment_method: paid.method,
    discounts: createDiscounts(sandbox, discount ? [discount] : [], {
      checkout_session: session.id,
      customer,
      subscription: id,
    }),
    items: listOf(
      itemsUrl(id),
      lines.flatMap((line) => subscriptionItem(sandbox, id, line, trialEnd)),
    ),
    latest_invoice: invoiceId,
    status: trialEnd === null ? (paid.intent ? 'incomplete' : 'active') : 'trialing',
    test_clock: sandbox.need('customer', customer).test_clock ?? null,
    trial_end: trialEnd,
    trial_settings: trial.settings ?? blank.trial_settings,
    trial_start: trialEnd === null ? null : blank.created,
  });
  planSubscription(sandbox, started);
  sandbox.emit('customer.subscription.created', started);
  const items = oneTimeItems(sandbox, lines, { customer, invoice: null, subscription: id });
  const draft = draftSubscriptionInvoice(sandbox, started, {
    id: invoiceId,
    reason: 'subscription_create',
    lines: started.items.data
      .filter(isLicensed)
      .map((item) => subscriptionLine(sandbox, started, item)),
    onlyItems: items,
  });
  if (paid.intent) payWithIntent(sandbox, draft, paid.intent);
  else finalizeInvoice(sandbox, draft);
  return { subscription: id, invoice: invoiceId };
}

function subscriptionItem(
  sandbox: Sandbox,
  subscription: string,
  line: Stripe.LineItem,
  trialEnd: number | null,
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
      period: { start, end: trialEnd ?? addInterval(start, recurring) },
    }),
  ];
}
