import { z } from 'zod';
import { defineIntent } from '../intent/intent-kind.ts';

const params = z.object({ stripeSubscriptionId: z.string() });
const mirrors = ({ id }: { id: string }) => [{ type: 'subscription', id }];

/** Lets a data plan rest: its further invoices stay drafts until the one that is due is paid. */
export const pauseForDunning = defineIntent({
  kind: 'subscription.pause_for_dunning',
  params,
  send: (stripe, { stripeSubscriptionId }, _, options) =>
    stripe.subscriptions.update(
      stripeSubscriptionId,
      { pause_collection: { behavior: 'keep_as_draft' } },
      options,
    ),
  async find(stripe, { stripeSubscriptionId }) {
    const subscription = await stripe.subscriptions.retrieve(stripeSubscriptionId);
    return subscription.pause_collection === null ? null : subscription;
  },
  mirrors,
});

export const resumeAfterDunning = defineIntent({
  kind: 'subscription.resume_after_dunning',
  params,
  send: (stripe, { stripeSubscriptionId }, _, options) =>
    stripe.subscriptions.update(stripeSubscriptionId, { pause_collection: '' }, options),
  async find(stripe, { stripeSubscriptionId }) {
    const subscription = await stripe.subscriptions.retrieve(stripeSubscriptionId);
    return subscription.pause_collection === null ? subscription : null;
  },
  mirrors,
});
