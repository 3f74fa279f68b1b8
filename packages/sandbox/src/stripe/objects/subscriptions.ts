import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../errors.ts';
import { cutPage, page } from '../pagination.ts';
import { clearableText, flag, metadata, none, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';
import { endCanceled } from '../subscriptions/end-subscription.ts';
import { mergeMetadata } from './merge-metadata.ts';

const updateFields = z.strictObject({
  cancel_at_period_end: flag.optional(),
  description: clearableText.optional(),
  metadata: metadata.optional(),
});
const listFields = z.strictObject({
  ...paging,
  customer: text.optional(),
  price: text.optional(),
  status: z
    .enum([
      'active',
      'all',
      'canceled',
      'ended',
      'incomplete',
      'past_due',
      'paused',
      'trialing',
      'unpaid',
    ])
    .optional(),
});

function update(
  sandbox: Sandbox,
  params: z.output<typeof updateFields>,
  id: string,
): Stripe.Subscription {
  const subscription = running(sandbox, id);
  const changes: Partial<Stripe.Subscription> = {
    description:
      params.description === undefined ? subscription.description : params.description || null,
    metadata: mergeMetadata(subscription.metadata, params.metadata ?? {}),
  };
  if (params.cancel_at_period_end !== undefined) {
    const ends = params.cancel_at_period_end;
    changes.cancel_at_period_end = ends;
    changes.cancel_at = ends ? (subscription.items.data[0]?.current_period_end ?? null) : null;
    changes.canceled_at = ends ? sandbox.now() : null;
  }
  return sandbox.change(subscription, changes, 'customer.subscription.updated');
}

function running(sandbox: Sandbox, id: string): Stripe.Subscription {
  const subscription = sandbox.need('subscription', id, 'id');
  if (subscription.status === 'canceled')
    throw invalidRequest(
      'A canceled subscription can only update its cancellation_details and metadata.',
    );
  return subscription;
}

export const subscriptionRoutes: Route[] = [
  route('GET', '/v1/subscriptions/:id', none, (sandbox, _, id) => sandbox.need('subscription', id)),
  route('POST', '/v1/subscriptions/:id', updateFields, update),
  route('DELETE', '/v1/subscriptions/:id', none, (sandbox, _, id) =>
    endCanceled(sandbox, running(sandbox, id)),
  ),
  route('GET', '/v1/subscriptions', listFields, ({ store }, { status, ...params }) => {
    const found = store
      .all('subscription')
      .filter(({ customer }) => !params.customer || customer === params.customer)
      .filter(
        ({ items }) => !params.price || items.data.some(({ price }) => price.id === params.price),
      )
      .filter((subscription) => hasStatus(subscription, status));
    return page('/v1/subscriptions', found, params);
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

/** Without a status, Stripe lists every subscription that was not canceled. */
function hasStatus({ status }: Stripe.Subscription, wanted: string | undefined): boolean {
  if (wanted === 'all') return true;
  if (wanted === 'ended') return status === 'canceled' || status === 'incomplete_expired';
  return wanted ? status === wanted : status !== 'canceled';
}
