import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  startTestStripe,
  startWebhookEndpoint,
  stripeAt,
  until,
} from '../../test/stripe-harness.ts';
import { startStripeSandbox } from './start-stripe-sandbox.ts';

describe('webhooks', async () => {
  const endpoint = await startWebhookEndpoint();
  const { stripe, control } = await startTestStripe(endpoint.url);
  const idsOf = (name: string) =>
    endpoint.received
      .filter(({ event }) => (event.data.object as { name?: string }).name === name)
      .map(({ event }) => event.id);

  it('are signed so that the SDK accepts them, and carry the API version', async () => {
    await stripe.products.create({ name: 'Signed' });
    await until(() => idsOf('Signed').length === 1);
    const { event } = endpoint.received[0] ?? assert.fail();
    assert.equal(event.api_version, '2026-10-28.endive');
    assert.equal(event.type, 'product.created');
    assert.ok(event.request?.idempotency_key, 'the SDK sends a key with each POST');
  });

  it('are tried again until the endpoint answers 2xx, with the same event and a new signature', async () => {
    endpoint.answers.push(500, 302);
    await stripe.products.create({ name: 'Retried' });
    await until(() => idsOf('Retried').length === 3);
    assert.equal(new Set(idsOf('Retried')).size, 1);
    const id = idsOf('Retried')[0] ?? '';
    await until(async () => (await stripe.events.retrieve(id)).pending_webhooks === 0);
    await sleep(1_200);
    assert.equal(idsOf('Retried').length, 3);
  });

  it('come twice on demand', async () => {
    await control('faults', { on: 'webhook', kind: 'duplicate' });
    await stripe.products.create({ name: 'Doubled' });
    await until(() => idsOf('Doubled').length === 2);
    assert.equal(new Set(idsOf('Doubled')).size, 1);
  });

  it('come in the wrong order on demand', async () => {
    await control('faults', { on: 'webhook', kind: 'reorder', count: 2 });
    const first = await stripe.products.create({ name: 'Early' });
    await stripe.products.update(first.id, { name: 'Late' });
    await until(() => idsOf('Early').length === 1);
    const order = endpoint.received.slice(-2).map(({ event }) => event.type);
    assert.deepEqual(order, ['product.updated', 'product.created']);
  });

  it('come late on demand', async () => {
    await control('faults', { on: 'webhook', kind: 'delay', delayMs: 400 });
    await stripe.products.create({ name: 'Delayed' });
    await sleep(200);
    assert.equal(idsOf('Delayed').length, 0);
    await until(() => idsOf('Delayed').length === 1);
  });

  it('can be fetched again as events, filtered by type', async () => {
    const events = await stripe.events.list({ types: ['product.updated'], limit: 1 });
    assert.equal(events.data[0]?.type, 'product.updated');
    const [event] = events.data;
    assert.equal(
      event?.type === 'product.updated' && event.data.previous_attributes?.name,
      'Early',
    );
  });

  it('go only to endpoints that want them', async () => {
    const other = await startWebhookEndpoint();
    const created = await stripe.webhookEndpoints.create({
      url: other.url,
      enabled_events: ['customer.created'],
    });
    assert.match(created.secret ?? '', /^whsec_/);
    const found = await stripe.webhookEndpoints.retrieve(created.id);
    assert.equal(found.secret, undefined);
    const product = await stripe.products.create({ name: 'Unwanted' });
    const events = await stripe.events.list({ type: 'product.created', limit: 1 });
    assert.equal((events.data[0]?.data.object as { id?: string } | undefined)?.id, product.id);
    await until(() => idsOf('Unwanted').length === 1);
    assert.equal(other.received.length, 0);
    await stripe.webhookEndpoints.del(created.id);
  });
});

it('webhooks that were waiting are delivered after a restart', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'stripe-sandbox-'));
  const endpoint = await startWebhookEndpoint();
  const webhookSecret = 'whsec_0123456789abcdefghijklmnopqrstuv';
  const nowhere = { port: 0, dataDir, webhookUrl: 'http://127.0.0.1:9/', webhookSecret };
  const before = await startStripeSandbox(nowhere);
  await stripeAt(before.url).products.create({ name: 'Waiting' });
  await before.close();
  const options = { port: 0, dataDir, webhookUrl: endpoint.url, webhookSecret };
  const afterwards = await startStripeSandbox(options);
  await until(() => endpoint.types().includes('product.created'));
  await afterwards.close();
  rmSync(dataDir, { recursive: true });
});
