import { z } from 'zod';
import { defineIntent } from '../intent/intent-kind.ts';

/** The subscription ends with the period that is open, whose usage is the last that is invoiced. */
export const endUsageSubscription = defineIntent({
  kind: 'usage_subscription.end',
  params: z.object({ stripeSubscriptionId: z.string() }),
  send: (stripe, { stripeSubscriptionId }, _, options) =>
    stripe.subscriptions.update(stripeSubscriptionId, { cancel_at_period_end: true }, options),
  async find(stripe, { stripeSubscriptionId }) {
    const subscription = await stripe.subscriptions.retrieve(stripeSubscriptionId);
    const isEnding = subscription.cancel_at_period_end || subscription.status === 'canceled';
    return isEnding ? subscription : null;
  },
  mirrors: ({ id }) => [{ type: 'subscription', id }],
});
