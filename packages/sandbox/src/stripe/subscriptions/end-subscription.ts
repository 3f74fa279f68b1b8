import type Stripe from 'stripe';
import type { Sandbox } from '../sandbox.ts';

export function endCanceled(
  sandbox: Sandbox,
  subscription: Stripe.Subscription,
): Stripe.Subscription {
  const changes: Partial<Stripe.Subscription> = {
    canceled_at: subscription.canceled_at ?? sandbox.now(),
    cancellation_details: {
      comment: null,
      feedback: null,
      feedback_option: null,
      reason: 'cancellation_requested',
    },
    ended_at: sandbox.now(),
    status: 'canceled',
  };
  return sandbox.change(subscription, changes, 'customer.subscription.deleted');
}
