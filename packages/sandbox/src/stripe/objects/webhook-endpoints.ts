import type Stripe from 'stripe';
import { z } from 'zod';
import { newId } from '../ids.ts';
import { listObjects } from '../pagination.ts';
import { clearableText, flag, metadata, none, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import { apiVersion, type Sandbox } from '../sandbox.ts';
import type { EndpointSecret, Store } from '../store.ts';
import { mergeMetadata } from './merge-metadata.ts';

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

/** The secrets that sign an endpoint's events: the newest first, older ones until they end. */
export function secretsOf(store: Store, endpointId: string): string[] {
  const kept = store.get('sandbox.secret', endpointId);
  if (!kept) return [];
  const older = (kept.older ?? []).filter(({ untilMs }) => untilMs > Date.now());
  return [kept.secret, ...older.map(({ secret }) => secret)];
}

/** Gives an endpoint a new secret; the old one signs on for some time, so that nobody misses an event. */
export function rollSecret(sandbox: Sandbox, id: string, keepOldSeconds: number): string {
  sandbox.need('webhook_endpoint', id);
  const old = sandbox.need('sandbox.secret', id);
  const secret = newId('whsec');
  const untilMs = Date.now() + keepOldSeconds * 1_000;
  const older = [{ secret: old.secret, untilMs }, ...(old.older ?? [])];
  sandbox.store.put<EndpointSecret>({ id, object: 'sandbox.secret', secret, older });
  return secret;
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
    const { description, disabled, metadata: data, ...plain } = params;
    const isOff = disabled ?? endpoint.status === 'disabled';
    return sandbox.store.put<Stripe.WebhookEndpoint>({
      ...endpoint,
      description: description === undefined ? endpoint.description : description || null,
      enabled_events: plain.enabled_events ?? endpoint.enabled_events,
      metadata: mergeMetadata(endpoint.metadata, data ?? {}),
      status: isOff ? 'disabled' : 'enabled',
      url: plain.url ?? endpoint.url,
    });
  }),
  route('DELETE', '/v1/webhook_endpoints/:id', none, (sandbox, _, id) => {
    sandbox.need('webhook_endpoint', id);
    sandbox.store.remove('webhook_endpoint', id);
    return { id, object: 'webhook_endpoint', deleted: true };
  }),
];
