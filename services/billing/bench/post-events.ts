import { randomBytes } from 'node:crypto';
import Stripe from 'stripe';
import { webhookSecret } from './start-service.ts';

const stripe = new Stripe('sk_test_sandbox');

/** A signed webhook of an event that nobody has sent before. */
export async function postEvent(
  url: string,
  type: string,
  object: { id: string },
): Promise<Response> {
  const payload = JSON.stringify({
    id: `evt_${randomBytes(12).toString('hex')}`,
    object: 'event',
    api_version: '2026-10-28.endive',
    created: Math.floor(Date.now() / 1000),
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
  });
  const signature = await stripe.webhooks.generateTestHeaderStringAsync({
    payload,
    secret: webhookSecret,
  });
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'stripe-signature': signature },
    body: payload,
  });
  await response.arrayBuffer();
  return response;
}
