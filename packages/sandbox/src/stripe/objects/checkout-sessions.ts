import type Stripe from 'stripe';
import { z } from 'zod';
import { createSession } from '../checkout/create-session.ts';
import { sessionParams } from '../checkout/session-params.ts';
import { invalidRequest } from '../errors.ts';
import { cutPage, listObjects } from '../pagination.ts';
import { metadata, none, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';
import { mergeMetadata } from './merge-metadata.ts';

/** Expires what is past its time; the sandbox calls it before every request and once a second. */
export function expireSessions(sandbox: Sandbox): void {
  for (const session of sandbox.store.by('checkout.session', 'status', 'open'))
    if (session.expires_at * 1000 <= Date.now()) expire(sandbox, session);
}

function expire(sandbox: Sandbox, session: Stripe.Checkout.Session): Stripe.Checkout.Session {
  return sandbox.change(session, { status: 'expired', url: null }, 'checkout.session.expired');
}

const listFields = z.strictObject({
  ...paging,
  customer: text.optional(),
  payment_intent: text.optional(),
  status: z.enum(['complete', 'expired', 'open']).optional(),
  subscription: text.optional(),
});

export const checkoutSessionRoutes: Route[] = [
  route('POST', '/v1/checkout/sessions', sessionParams, createSession),
  route('GET', '/v1/checkout/sessions/:id', none, (sandbox, _, id) =>
    sandbox.need('checkout.session', id),
  ),
  route(
    'GET',
    '/v1/checkout/sessions/:id/line_items',
    z.strictObject(paging),
    (sandbox, params, id) => {
      sandbox.need('checkout.session', id);
      const { lines } = sandbox.need('sandbox.checkout', id);
      return cutPage(`/v1/checkout/sessions/${id}/line_items`, lines, params);
    },
  ),
  route('POST', '/v1/checkout/sessions/:id/expire', none, (sandbox, _, id) => {
    const session = sandbox.need('checkout.session', id);
    if (session.status !== 'open')
      throw invalidRequest(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
      );
    return expire(sandbox, session);
  }),
  route(
    'POST',
    '/v1/checkout/sessions/:id',
    z.strictObject({ metadata: metadata.optional() }),
    (sandbox, params, id) => {
      const session = sandbox.need('checkout.session', id);
      const merged = mergeMetadata(session.metadata, params.metadata ?? {});
      return sandbox.store.put({ ...session, metadata: merged });
    },
  ),
  route('GET', '/v1/checkout/sessions', listFields, ({ store }, params) => {
    const { customer, payment_intent, status, subscription, ...rest } = params;
    return listObjects(store, 'checkout.session', '/v1/checkout/sessions', rest, {
      customer,
      payment_intent,
      status,
      subscription,
    });
  }),
];
