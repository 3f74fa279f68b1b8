import type Stripe from 'stripe';
import { changeInvoice } from '../invoices/plan-invoice.ts';
import type { Sandbox } from '../sandbox.ts';
import { cancelSchedule } from '../schedules/change-schedule.ts';
import { changeSubscription } from './change-subscription.ts';

type Details = Stripe.Subscription.CancellationDetails;

/** Ends a subscription for good; its unpaid invoices are no longer collected by themselves. */
export function endSubscription(
  sandbox: Sandbox,
  subscription: Stripe.Subscription,
  details: Partial<Details> = {},
): Stripe.Subscription {
  const blank: Details = { comment: null, feedback: null, feedback_option: null, reason: null };
  const changes: Partial<Stripe.Subscription> = {
    canceled_at: subscription.canceled_at ?? sandbox.now(),
    cancellation_details: {
      ...blank,
      ...subscription.cancellation_details,
      reason: 'cancellation_requested',
      ...details,
    },
    ended_at: sandbox.now(),
    status: 'canceled',
  };
  const ended = changeSubscription(sandbox, subscription, changes, 'customer.subscription.deleted');
  stopCollection(sandbox, ended);
  const schedule =
    ended.schedule && sandbox.store.get('subscription_schedule', String(ended.schedule));
  if (schedule && schedule.status === 'active') cancelSchedule(sandbox, schedule);
  return ended;
}

function stopCollection(sandbox: Sandbox, { id }: Stripe.Subscription): void {
  const invoices = sandbox.store.by('invoice', 'parent.subscription_details.subscription', id);
  for (const invoice of invoices) {
    const isWaiting = invoice.status === 'open' || invoice.status === 'draft';
    if (!isWaiting || !invoice.auto_advance) continue;
    changeInvoice(sandbox, invoice, {
      auto_advance: false,
      automatically_finalizes_at: null,
      next_payment_attempt: null,
    });
  }
}

/** Ends what can no longer be paid, when its customer is deleted. */
export function followCustomers(sandbox: Sandbox): void {
  sandbox.follow('customer.deleted', (_, object) => {
    const { id } = object as Stripe.Customer;
    for (const subscription of sandbox.store.by('subscription', 'customer', id))
      if (subscription.ended_at === null) endSubscription(sandbox, subscription);
  });
}
