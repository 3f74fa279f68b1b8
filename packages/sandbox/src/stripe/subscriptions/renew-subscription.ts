import type Stripe from 'stripe';
import { advanceInvoice } from '../invoices/advance-invoice.ts';
import { markUncollectible, voidInvoice } from '../invoices/close-invoice.ts';
import { methodOfSubscription } from '../invoices/collect-payment.ts';
import { finalizeInvoice } from '../invoices/finalize-invoice.ts';
import { pendingItems } from '../invoices/invoice-item.ts';
import { subscriptionLine } from '../invoices/subscription-line.ts';
import { isLicensed, usageLines } from '../invoices/usage-line.ts';
import type { Sandbox } from '../sandbox.ts';
import { moveSchedule } from '../schedules/move-schedule.ts';
import { changeSubscription, isLiving, periodEnd, periodStart } from './change-subscription.ts';
import { endSubscription } from './end-subscription.ts';
import { nextPeriodEnd } from './period.ts';
import { draftSubscriptionInvoice } from './subscription-invoice.ts';

/** What Stripe does at the end of a period and an hour later: the next invoice, and its payment. */
export function renewSubscription(sandbox: Sandbox, { id }: { id: string }): Stripe.Subscription {
  const draft = endPeriod(sandbox, id);
  if (draft?.status === 'draft' && draft.auto_advance) advanceInvoice(sandbox, draft);
  return sandbox.need('subscription', id);
}

/** Ends a period: the next begins with the draft of its invoice, unless the subscription ends with it. */
export function endPeriod(sandbox: Sandbox, id: string): Stripe.Invoice | undefined {
  const before = sandbox.need('subscription', id);
  const end = periodEnd(before);
  // The next phase comes first, so that the next period is billed by it.
  if (before.schedule) moveSchedule(sandbox, String(before.schedule));
  const subscription = sandbox.need('subscription', id);
  if (!isLiving(subscription) || periodEnd(subscription) !== end) return undefined;
  const { cancel_at: cancelAt } = subscription;
  if (subscription.cancel_at_period_end || (cancelAt !== null && cancelAt <= end))
    return endWithLastInvoice(sandbox, subscription);
  if (subscription.status === 'trialing' && !methodOfSubscription(sandbox, subscription)) {
    const behavior = subscription.trial_settings?.end_behavior.missing_payment_method;
    if (behavior === 'cancel') {
      endSubscription(sandbox, subscription, { reason: null });
      return undefined;
    }
    if (behavior === 'pause') {
      pause(sandbox, subscription);
      return undefined;
    }
  }
  return beginPeriod(sandbox, subscription);
}

/** The next period and the draft that bills it. */
export function beginPeriod(sandbox: Sandbox, before: Stripe.Subscription): Stripe.Invoice {
  const ended = { start: periodStart(before), end: periodEnd(before) };
  const items = before.items.data.map((item) => {
    const start = item.current_period_end;
    const { interval = 'month', interval_count: count = 1 } = item.price.recurring ?? {};
    const end = nextPeriodEnd(before.billing_cycle_anchor, start, {
      interval,
      interval_count: count,
    });
    return { ...item, current_period_start: start, current_period_end: end };
  });
  const renewed: Stripe.Subscription = {
    ...before,
    items: { ...before.items, data: items },
    status: before.status === 'trialing' ? 'active' : before.status,
  };
  const isBilled = renewed.status !== 'unpaid' && renewed.pause_collection === null;
  const draft = draftSubscriptionInvoice(sandbox, renewed, {
    reason: 'subscription_cycle',
    lines: [
      ...usageLines(sandbox, before),
      ...items.filter(isLicensed).map((item) => subscriptionLine(sandbox, renewed, item)),
    ],
    autoAdvance: isBilled,
    period: ended,
  });
  changeSubscription(sandbox, before, {
    items: renewed.items,
    latest_invoice: draft.id,
    status: renewed.status,
  });
  return applyPause(sandbox, renewed, draft);
}

/** Invoices of a subscription whose collection is paused meet the fate that was chosen for them. */
function applyPause(
  sandbox: Sandbox,
  { pause_collection: paused }: Stripe.Subscription,
  draft: Stripe.Invoice,
): Stripe.Invoice {
  if (!paused || paused.behavior === 'keep_as_draft') return draft;
  const open = finalizeInvoice(sandbox, draft);
  if (open.status !== 'open') return open;
  return paused.behavior === 'void' ? voidInvoice(sandbox, open) : markUncollectible(sandbox, open);
}

/** What still waits for an invoice is billed when the subscription ends. */
export function endWithLastInvoice(
  sandbox: Sandbox,
  subscription: Stripe.Subscription,
): Stripe.Invoice | undefined {
  const waiting = pendingItems(
    sandbox,
    String(subscription.customer),
    subscription.currency,
    subscription.id,
  ).filter((item) => item.parent?.subscription_details?.subscription === subscription.id);
  const ended = endSubscription(sandbox, subscription);
  const lines = usageLines(sandbox, subscription);
  if (waiting.length === 0 && lines.length === 0) return undefined;
  const draft = draftSubscriptionInvoice(sandbox, ended, {
    reason: 'subscription_cycle',
    lines,
    onlyItems: waiting,
    period: { start: periodStart(subscription), end: periodEnd(subscription) },
  });
  changeSubscription(sandbox, ended, { latest_invoice: draft.id });
  return draft;
}

function pause(sandbox: Sandbox, subscription: Stripe.Subscription): void {
  const paused = changeSubscription(sandbox, subscription, { status: 'paused' });
  sandbox.emit('customer.subscription.paused', paused);
}
