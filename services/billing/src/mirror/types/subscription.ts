import type Stripe from 'stripe';
import { fetchOptions } from '../../stripe/fetch-options.ts';
import { writeSubscription } from '../../subscription/write-subscription.ts';
import { completeList } from '../complete-list.ts';
import { defineMirrorType } from '../mirror-type.ts';

export const subscriptionType = defineMirrorType<Stripe.Subscription>({
  type: 'subscription',
  // The list cannot be expanded as deep; where products lie inside does not count for parity.
  retrieve: (stripe, { id }) =>
    stripe.subscriptions.retrieve(id, { expand: ['items.data.price.product'] }, fetchOptions),
  list: (stripe, page) => stripe.subscriptions.list({ ...page, status: 'all' }, fetchOptions),
  hasCreated: true,
  complete: async (stripe, subscription) => ({
    ...subscription,
    items: await completeList(subscription.items, (page) =>
      stripe.subscriptionItems.list({ subscription: subscription.id, ...page }, fetchOptions),
    ),
  }),
  project: writeSubscription,
});
