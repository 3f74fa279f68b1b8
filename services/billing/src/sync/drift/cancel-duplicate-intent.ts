import Stripe from 'stripe';
import { z } from 'zod';
import { defineIntent } from '../../intent/intent-kind.ts';
import { liveStatuses } from './live-subscription.ts';

/**
 * Cancels a subscription that another doubles. Whether the other still lives is asked of Stripe itself
 * right before, however late this is carried out.
 */
export const cancelDuplicate = defineIntent({
  kind: 'subscription.cancel-duplicate',
  params: z.object({
    driftId: z.string(),
    subscriptionId: z.string(),
    /** The one that stays. */
    otherId: z.string(),
    resolvedBy: z.string(),
  }),
  async send(stripe, { subscriptionId, otherId }, _intent, options) {
    const other = await stripe.subscriptions.retrieve(otherId);
    if (!liveStatuses.includes(other.status)) {
      throw new Stripe.errors.StripeInvalidRequestError({
        type: 'invalid_request_error',
        code: 'only_live_subscription',
        message: `${subscriptionId} is the only live subscription: ${otherId} is ${other.status}.`,
        statusCode: 400,
      } as never);
    }
    return stripe.subscriptions.cancel(subscriptionId, { prorate: false }, options);
  },
  async find(stripe, { subscriptionId }) {
    const subscription = await stripe.subscriptions.retrieve(subscriptionId);
    return subscription.status === 'canceled' ? subscription : null;
  },
  settle: (tx, _subscription, { driftId, resolvedBy }) =>
    tx.db.drift.updateMany({
      where: { id: driftId, state: 'OPEN' },
      data: { resolution: 'CANCELED', resolvedBy },
    }),
  mirrors: ({ id }) => [{ type: 'subscription', id }],
});
