import type Stripe from 'stripe';
import { z } from 'zod';
import { defineIntent } from '../intent/intent-kind.ts';
import { refsTo } from '../mirror/refs.ts';
import { idOf } from '../mirror/stripe-time.ts';
import { fetchOptions } from '../stripe/fetch-options.ts';

const params = z.object({
  stripeSubscriptionId: z.string(),
  action: z.enum(['CHANGE', 'CANCEL_AT_PERIOD_END', 'KEEP', 'RESUME']),
  stripeItemId: z.string(),
  stripePriceId: z.string(),
  quantity: z.int(),
  /** Unix seconds; the same as in the preview, so that the effect is the same to the cent. */
  prorationDate: z.int(),
  wasPausedByStripe: z.boolean(),
  endsWithPeriod: z.boolean(),
});

/** Written on the subscription, so that a change whose answer was lost is found again. */
export const changeMark = 'change_intent_id';

/** A change of a subscription, as a preview said it. The charge that fails undoes it. */
export const changeSubscription = defineIntent({
  kind: 'subscription.change',
  params,
  send(stripe, change, intent, options): Promise<Stripe.Subscription> {
    const { stripeSubscriptionId: id } = change;
    if (change.action === 'RESUME' && change.wasPausedByStripe) {
      return stripe.subscriptions.resume(id, { billing_cycle_anchor: { type: 'now' } }, options);
    }
    const metadata = { [changeMark]: intent.id };
    return stripe.subscriptions.update(id, { ...changes(change), metadata }, options);
  },
  async find(stripe, change, intent) {
    const subscription = await stripe.subscriptions.retrieve(
      change.stripeSubscriptionId,
      {},
      fetchOptions,
    );
    const isDone =
      change.action === 'RESUME' && change.wasPausedByStripe
        ? subscription.status !== 'paused'
        : subscription.metadata[changeMark] === intent.id;
    return isDone ? subscription : null;
  },
  refused: (tx, { code }, _, intent) =>
    tx.db.subscriptionChange.updateMany({
      where: { intentId: intent.id, state: 'UNDER_WAY' },
      data: { state: 'REFUSED', refusalCode: code, settledAt: tx.now },
    }),
  mirrors: (subscription) => [
    ...refsTo('subscription', subscription.id),
    ...refsTo('invoice', idOf(subscription.latest_invoice)),
  ],
});

function changes(change: z.output<typeof params>): Stripe.SubscriptionUpdateParams {
  switch (change.action) {
    case 'CHANGE':
      return {
        items: [
          {
            id: change.stripeItemId,
            price: change.stripePriceId,
            quantity: change.quantity,
          },
        ],
        proration_behavior: 'always_invoice',
        proration_date: change.prorationDate,
        payment_behavior: 'error_if_incomplete',
      };
    case 'CANCEL_AT_PERIOD_END':
      return { cancel_at_period_end: true };
    case 'KEEP':
      return change.endsWithPeriod ? { cancel_at_period_end: false } : { cancel_at: '' };
    case 'RESUME':
      return { pause_collection: '' };
  }
}
