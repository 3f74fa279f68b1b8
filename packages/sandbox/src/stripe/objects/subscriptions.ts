import type Stripe from 'stripe';
import { z } from 'zod';
import { missingResource } from '../errors.ts';
import { listObjects } from '../pagination.ts';
import { none, paging, range, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import { cancelParams, cancelSubscription } from '../subscriptions/cancel-subscription.ts';
import {
  changeSubscription,
  periodEnd,
  periodStart,
} from '../subscriptions/change-subscription.ts';
import { createSubscription } from '../subscriptions/create-subscription.ts';
import { resumeParams, resumeSubscription } from '../subscriptions/resume-subscription.ts';
import { createParams, updateParams } from '../subscriptions/subscription-params.ts';
import { updateSubscription } from '../subscriptions/update-subscription.ts';
import { isShown } from '../time/clock-of.ts';
import { isWithin } from '../time/is-within.ts';

const listFields = z.strictObject({
  ...paging,
  collection_method: z.enum(['charge_automatically', 'send_invoice']).optional(),
  current_period_end: range.optional(),
  current_period_start: range.optional(),
  customer: text.optional(),
  price: text.optional(),
  status: z
    .enum([
      'active',
      'all',
      'canceled',
      'ended',
      'incomplete',
      'incomplete_expired',
      'past_due',
      'paused',
      'trialing',
      'unpaid',
    ])
    .optional(),
  test_clock: text.optional(),
});

export const subscriptionRoutes: Route[] = [
  route('POST', '/v1/subscriptions', createParams, createSubscription),
  route('GET', '/v1/subscriptions/:id', none, (sandbox, _, id) => sandbox.need('subscription', id)),
  route('POST', '/v1/subscriptions/:id', updateParams, updateSubscription),
  route('DELETE', '/v1/subscriptions/:id', cancelParams, cancelSubscription),
  route('POST', '/v1/subscriptions/:id/resume', resumeParams, resumeSubscription),
  route('DELETE', '/v1/subscriptions/:id/discount', none, (sandbox, _, id) => {
    const subscription = sandbox.need('subscription', id);
    const [first] = subscription.discounts;
    const discount = first && sandbox.store.get('discount', String(first));
    if (!discount) throw missingResource('discount', id);
    changeSubscription(sandbox, subscription, { discounts: [] });
    sandbox.emit('customer.discount.deleted', discount);
    const { end: _end, ...rest } = discount;
    return { ...rest, deleted: true };
  }),
  route('GET', '/v1/subscriptions', listFields, ({ store }, { status, ...params }) =>
    listObjects(
      store,
      'subscription',
      '/v1/subscriptions',
      params,
      {
        collection_method: params.collection_method,
        customer: params.customer,
        'items.data.price.id': params.price,
        status: isOneStatus(status) ? status : undefined,
        test_clock: params.test_clock,
      },
      (subscription) =>
        hasStatus(subscription, status) &&
        isShown(subscription, params) &&
        isWithin(periodEnd(subscription), params.current_period_end) &&
        isWithin(periodStart(subscription), params.current_period_start),
    ),
  ),
];

const isOneStatus = (status: string | undefined): boolean =>
  status !== undefined && status !== 'all' && status !== 'ended';

/** Without a status, Stripe lists every subscription that was not canceled. */
function hasStatus({ status }: Stripe.Subscription, wanted: string | undefined): boolean {
  if (wanted === 'all') return true;
  if (wanted === 'ended') return status === 'canceled' || status === 'incomplete_expired';
  return wanted ? status === wanted : status !== 'canceled';
}
