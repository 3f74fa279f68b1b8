import type Stripe from 'stripe';
import { z } from 'zod';
import { missingResource } from '../errors.ts';
import { cutPage } from '../pagination.ts';
import { flag, integer, none, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';
import { itemFields } from '../subscriptions/item-params.ts';
import { paymentBehavior, prorationBehavior } from '../subscriptions/subscription-params.ts';
import { updateSubscription } from '../subscriptions/update-subscription.ts';

const change = {
  payment_behavior: paymentBehavior.optional(),
  proration_behavior: prorationBehavior.optional(),
  proration_date: integer.optional(),
};
const createFields = z.strictObject({ ...itemFields, ...change, subscription: text });
const updateFields = z.strictObject({
  ...itemFields,
  ...change,
  off_session: flag.optional(),
});
const deleteFields = z.strictObject({ ...change, clear_usage: flag.optional() });

export const subscriptionItemRoutes: Route[] = [
  route('POST', '/v1/subscription_items', createFields, (sandbox, params) => {
    const { subscription, payment_behavior, proration_behavior, proration_date, ...item } = params;
    const before = sandbox.need('subscription', subscription, 'subscription').items.data;
    const options = { payment_behavior, proration_behavior, proration_date };
    const after = updateSubscription(sandbox, { ...options, items: [item] }, subscription);
    const known = new Set(before.map(({ id }) => id));
    return after.items.data.find(({ id }) => !known.has(id)) ?? after;
  }),
  route('GET', '/v1/subscription_items/:id', none, (sandbox, _, id) => itemOf(sandbox, id).item),
  route('POST', '/v1/subscription_items/:id', updateFields, (sandbox, params, id) => {
    const { payment_behavior, proration_behavior, proration_date, off_session, ...item } = params;
    const { owner } = itemOf(sandbox, id);
    const options = { payment_behavior, proration_behavior, proration_date, off_session };
    updateSubscription(sandbox, { ...options, items: [{ ...item, id }] }, owner.id);
    return itemOf(sandbox, id).item;
  }),
  route('DELETE', '/v1/subscription_items/:id', deleteFields, (sandbox, params, id) => {
    const { clear_usage: _, ...options } = params;
    const { owner } = itemOf(sandbox, id);
    updateSubscription(sandbox, { ...options, items: [{ id, deleted: true }] }, owner.id);
    return { id, object: 'subscription_item', deleted: true };
  }),
  route(
    'GET',
    '/v1/subscription_items',
    z.strictObject({ ...paging, subscription: text }),
    (sandbox, params) => {
      const { items } = sandbox.need('subscription', params.subscription, 'subscription');
      return cutPage('/v1/subscription_items', items.data, params);
    },
  ),
];

function itemOf(
  sandbox: Sandbox,
  id: string,
): { owner: Stripe.Subscription; item: Stripe.SubscriptionItem } {
  const [owner] = sandbox.store.by('subscription', 'items.data.id', id);
  const item = owner?.items.data.find((each) => each.id === id);
  if (!owner || !item) throw missingResource('subscription_item', id, 'id');
  return { owner, item };
}
