import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import { finalizeInvoice } from '../invoices/finalize-invoice.ts';
import { pendingItems } from '../invoices/invoice-item.ts';
import type { BuiltLine } from '../invoices/new-line.ts';
import { priceAmount } from '../invoices/price-amount.ts';
import { shareOf } from '../invoices/round-amount.ts';
import { subscriptionLine } from '../invoices/subscription-line.ts';
import { isLicensed } from '../invoices/usage-line.ts';
import type { Sandbox } from '../sandbox.ts';
import { planSubscription } from './change-subscription.ts';
import { payOrRefuse } from './pay-or-refuse.ts';
import { pendingSetup } from './pending-setup.ts';
import { addInterval } from './period.ts';
import { draftSubscriptionInvoice } from './subscription-invoice.ts';
import type { CreateParams } from './subscription-params.ts';

/** Tells of a new subscription and bills its first period. */
export function startBilling(
  sandbox: Sandbox,
  subscription: Stripe.Subscription,
  params: Pick<CreateParams, 'off_session' | 'payment_behavior' | 'proration_behavior'>,
): Stripe.Subscription {
  const lines = firstLines(sandbox, subscription, params.proration_behavior);
  const waiting = pendingItems(
    sandbox,
    String(subscription.customer),
    subscription.currency,
    subscription.id,
  );
  if (lines.length === 0 && waiting.length === 0) {
    sandbox.emit('customer.subscription.created', subscription);
    return subscription;
  }
  const draft = { id: newId('in'), reason: 'subscription_create' as const, lines };
  const isCharged = subscription.collection_method === 'charge_automatically';
  const due = sandbox.rehearse(() =>
    draftSubscriptionInvoice(sandbox, subscription, draft),
  ).amount_due;
  const startsIncomplete = isCharged && due > 0 && subscription.status === 'active';
  const started = sandbox.store.put<Stripe.Subscription>({
    ...subscription,
    latest_invoice: draft.id,
    pending_setup_intent: due === 0 ? pendingSetup(sandbox, subscription) : null,
    status: startsIncomplete ? 'incomplete' : subscription.status,
  });
  planSubscription(sandbox, started);
  sandbox.emit('customer.subscription.created', started);
  const invoice = draftSubscriptionInvoice(sandbox, started, draft);
  if (isCharged) payFirst(sandbox, invoice, params);
  return sandbox.need('subscription', started.id);
}

function payFirst(
  sandbox: Sandbox,
  draft: Stripe.Invoice,
  params: Pick<CreateParams, 'off_session' | 'payment_behavior'>,
): void {
  const open = finalizeInvoice(sandbox, draft);
  if (open.status !== 'open' || params.payment_behavior === 'default_incomplete') return;
  payOrRefuse(sandbox, open, params);
}

/** A whole first period, or what is left of one until the anchor. */
function firstLines(
  sandbox: Sandbox,
  subscription: Stripe.Subscription,
  proration: CreateParams['proration_behavior'],
): BuiltLine[] {
  return subscription.items.data.flatMap((item) => {
    if (!isLicensed(item)) return [];
    const built = subscriptionLine(sandbox, subscription, item);
    if (subscription.status === 'trialing') return [built];
    const end = item.current_period_end;
    const { interval = 'month', interval_count: count = 1 } = item.price.recurring ?? {};
    const whole = addInterval(item.current_period_start, { interval, interval_count: count });
    if (end === whole) return [built];
    if (proration === 'none') return [];
    const start = addInterval(end, { interval, interval_count: -count });
    const full = priceAmount(item.price, item.quantity ?? 1);
    const amount = shareOf(full, end - item.current_period_start, end - start);
    return [{ ...built, line: { ...built.line, amount, subtotal: amount } }];
  });
}
