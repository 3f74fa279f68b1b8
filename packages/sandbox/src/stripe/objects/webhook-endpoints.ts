import type Stripe from 'stripe';
import { z } from 'zod';
import { newId } from '../ids.ts';
import { listObjects } from '../pagination.ts';
import { clearableText, flag, metadata, none, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import { apiVersion, type Sandbox } from '../sandbox.ts';
import type { Store } from '../store.ts';

const url = z.url({ protocol: /^https?$/ });
const createFields = z.strictObject({
  api_version: text.optional(),
  description: clearableText.optional(),
  enabled_events: z.array(text).min(1),
  metadata: metadata.optional(),
  url,
});
const updateFields = z.strictObject({
  description: clearableText.optional(),
  disabled: flag.optional(),
  enabled_events: z.array(text).min(1).optional(),
  metadata: metadata.optional(),
  url: url.optional(),
});

/** The endpoint that the sandbox was started with; it hears everything. */
export function putDefaultEndpoint(store: Store, endpointUrl: string, secret: string): void {
  const id = 'we_1SandboxDefaultEndpoint0';
  store.put(blankEndpoint(id, endpointUrl, ['*'], Math.floor(Date.now() / 1000)));
  store.put({ id, object: 'sandbox.secret', secret });
}

function blankEndpoint(
  id: string,
  endpointUrl: string,
  events: string[],
  created: number,
): Stripe.WebhookEndpoint {
  return {
    id,
    object: 'webhook_endpoint',
    api_version: apiVersion,
    application: null,
    created,
    description: null,
    enabled_events: events,
    livemode: false,
    metadata: {},
    status: 'enabled',
    url: endpointUrl,
  };
}

function create(sandbox: Sandbox, params: z.output<typeof createFields>): Stripe.WebhookEndpoint {
  const id = newId('we');
  const secret = newId('whsec');
  const endpoint = sandbox.store.put<Stripe.WebhookEndpoint>({
    ...blankEndpoint(id, params.url, params.enabled_events, sandbox.now()),
    api_version: params.api_version ?? apiVersion,
    description: params.description || null,
    metadata: params.metadata ?? {},
  });
  sandbox.store.put({ id, object: 'sandbox.secret', secret });
  return { ...endpoint, secret };
}

export const webhookEndpointRoutes: Route[] = [
  route('POST', '/v1/webhook_endpoints', createFields, create),
  route('GET', '/v1/webhook_endpoints', z.strictObject(paging), ({ store }, params) =>
    listObjects(store, 'webhook_endpoint', '/v1/webhook_endpoints', params),
  ),
  route('GET', '/v1/webhook_endpoints/:id', none, (sandbox, _, id) =>
    sandbox.need('webhook_endpoint', id),
  ),
  route('POST', '/v1/webhook_endpoints/:id', updateFields, (sandbox, params, id) => {
    const endpoint = sandbox.need('webhook_endpoint', id);
    const { disabled, ...changes } = params;
    const status = disabled === undefined ? endpoint.status : disabled ? 'disabled' : 'enabled';
    return sandbox.store.put({ ...endpoint, ...changes, status } as Stripe.WebhookEndpoint);
  }),
  route('DELETE', '/v1/webhook_endpoints/:id', none, (sandbox, _, id) => {
    sandbox.need('webhook_endpoint', id);
    sandbox.store.remove('webhook_endpoint', id);
    return { id, object: 'webhook_endpoint', deleted: true };
  }),
];
