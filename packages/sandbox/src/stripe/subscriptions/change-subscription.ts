import type Stripe from 'stripe';
import { clockOf } from '../invoices/plan-invoice.ts';
import type { Sandbox } from '../sandbox.ts';
import { planTasks } from '../time/tasks.ts';

const daySeconds = 86_400;
const trialWarningDays = 3;
const upcomingDays = 7;
const incompleteHours = 23;
const living = new Set(['active', 'past_due', 'trialing', 'unpaid']);

export const isLiving = ({ status }: Stripe.Subscription): boolean => living.has(status);

export const periodEnd = ({ items }: Stripe.Subscription): number =>
  Math.min(...items.data.map((item) => item.current_period_end));

export const periodStart = ({ items }: Stripe.Subscription): number =>
  Math.min(...items.data.map((item) => item.current_period_start));

/** Changes what is stored of a subscription now, tells of it and plans what time will do to it. */
export function changeSubscription(
  sandbox: Sandbox,
  { id }: { id: string },
  changes: Partial<Stripe.Subscription>,
  type: Stripe.Event.Type = 'customer.subscription.updated',
): Stripe.Subscription {
  const changed = sandbox.change(sandbox.need('subscription', id), changes, type);
  planSubscription(sandbox, changed);
  return changed;
}

export function planSubscription(sandbox: Sandbox, subscription: Stripe.Subscription): void {
  const { cancel_at: cancelAt, created, pause_collection: pause, status } = subscription;
  const isAlive = isLiving(subscription) && subscription.items.data.length > 0;
  const end = isAlive ? periodEnd(subscription) : null;
  const isLast = subscription.cancel_at_period_end || (cancelAt !== null && cancelAt <= (end ?? 0));
  const trialEnd = status === 'trialing' ? subscription.trial_end : null;
  planTasks(sandbox, subscription.id, clockOf(subscription), {
    incomplete_expires: status === 'incomplete' ? created + incompleteHours * 3_600 : null,
    // Before the end of the period, so that what is cancelled at that second is not renewed.
    subscription_cancels: isAlive && cancelAt !== end ? cancelAt : null,
    period_ends: end,
    trial_will_end: trialEnd === null ? null : trialEnd - trialWarningDays * daySeconds,
    collection_resumes: isAlive ? (pause?.resumes_at ?? null) : null,
    invoice_upcoming: end === null || isLast ? null : end - upcomingDays * daySeconds,
  });
}
