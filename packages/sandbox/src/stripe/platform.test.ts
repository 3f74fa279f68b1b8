import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Stripe from 'stripe';
import {
  startTestStripe,
  startWebhookEndpoint,
  stripeAt,
  until,
} from '../../test/stripe-harness.ts';

describe('calls that go wrong', async () => {
  const { stripe, control, inside, url } = await startTestStripe();
  const named = async (email: string) => (await stripe.customers.list({ email })).data.length;
  const onCustomers = { method: 'POST', path: '/v1/customers' } as const;

  it('are refused with 409 while another with the same key is under way, and the SDK waits', async () => {
    inside.fail({ ...onCustomers, kind: 'delay', delayMs: 400 });
    const create = (client: Stripe) =>
      client.customers.create({ email: 'twice@example.com' }, { idempotencyKey: 'same' });
    const first = create(stripe);
    await until(async () => (await inUse()) === 409);
    const [one, other] = await Promise.all([first, create(stripeAt(url, 5))]);
    assert.equal(one.id, other.id);
    assert.equal(await named('twice@example.com'), 1);

    async function inUse(): Promise<number> {
      const answer = await fetch(`${url}/v1/customers`, {
        method: 'POST',
        headers: { authorization: 'Bearer sk_test_1', 'idempotency-key': 'same' },
        body: new URLSearchParams({ email: 'twice@example.com' }),
      });
      if (answer.status === 409) {
        const { error } = (await answer.json()) as { error: { code: string } };
        assert.equal(error.code, 'idempotency_key_in_use');
      }
      return answer.status;
    }
  });

  it('have no effect when they failed before it, and work again with the same key', async () => {
    const kinds = ['server_error', 'cut_before_effect', 'bad_gateway', 'lock_timeout'] as const;
    for (const kind of kinds) {
      const email = `${kind}@example.com`;
      const create = () => stripe.customers.create({ email }, { idempotencyKey: kind });
      inside.fail({ ...onCustomers, kind, count: kind === 'cut_before_effect' ? 2 : 1 });
      await assert.rejects(create());
      inside.fail();
      assert.equal(await named(email), 0, kind);
      await create();
      assert.equal(await named(email), 1, kind);
    }
  });

  it('have their effect once when the answer came too late, was cut or could not be read', async () => {
    for (const kind of ['delay_after_effect', 'cut_after_effect', 'malformed_body'] as const) {
      const email = `${kind}@example.com`;
      const create = () =>
        stripe.customers.create({ email }, { idempotencyKey: kind, timeout: 200 });
      // The SDK tries once more by itself when a connection is cut.
      inside.fail({ ...onCustomers, kind, delayMs: 600, count: 2 });
      await assert.rejects(create(), kind);
      inside.fail();
      assert.equal(await named(email), 1, kind);
      await until(async () => {
        try {
          const again = await create();
          return again.lastResponse.headers['idempotent-replayed'] === 'true';
        } catch (error) {
          assert.equal((error as Stripe.errors.StripeError).code, 'idempotency_key_in_use');
          return false;
        }
      });
      assert.equal(await named(email), 1, kind);
    }
  });

  it('are done again when their key was forgotten or is older than a day', async () => {
    const create = () =>
      stripe.customers.create({ email: 'key@example.com' }, { idempotencyKey: 'a-day' });
    const first = await create();
    inside.moveClock(23 * 3_600);
    assert.equal((await create()).id, first.id);
    inside.moveClock(25 * 3_600);
    const second = await create();
    assert.notEqual(second.id, first.id);
    inside.moveClock(0);
    await control('idempotency-keys/a-day', undefined, 'DELETE');
    assert.equal(await named('key@example.com'), 2);
    await create();
    assert.equal(await named('key@example.com'), 3);
  });

  it('are limited when limits are on, and say which limit it was', async () => {
    await control('rate-limits', { perSecond: 1_000, perEndpointPerSecond: 2 });
    const calls = await Promise.allSettled(
      [1, 2, 3, 4, 5].map(() => stripe.products.list({ limit: 1 })),
    );
    await control('rate-limits', undefined, 'DELETE');
    const refused = calls.flatMap((call) => (call.status === 'rejected' ? [call.reason] : []));
    assert.ok(refused.length >= 2);
    for (const error of refused) {
      assert.ok(error instanceof Stripe.errors.StripeRateLimitError);
      assert.equal(error.code, 'rate_limit');
      assert.equal(error.headers?.['stripe-rate-limited-reason'], 'endpoint-rate');
    }
    await stripe.products.list();
  });

  it('are refused in another version of the API', async () => {
    const answer = await fetch(`${url}/v1/products`, {
      headers: { authorization: 'Bearer sk_test_1', 'stripe-version': '2020-08-27' },
    });
    assert.equal(answer.status, 400);
  });

  it('leave no event that is older than thirty days', async () => {
    inside.moveClock(-31 * 86_400);
    const old = await stripe.products.create({ name: 'Old' });
    const oldEvents = await stripe.events.list({ type: 'product.created' });
    const id = oldEvents.data[0]?.id ?? assert.fail();
    inside.moveClock(0);
    const events = await stripe.events.list({ limit: 100 });
    assert.ok(!events.data.some((event) => event.id === id));
    await assert.rejects(stripe.events.retrieve(id), { code: 'resource_missing' });
    assert.ok((await stripe.products.retrieve(old.id)).created < Date.now() / 1_000 - 30 * 86_400);
  });
});

describe('webhooks that go wrong', async () => {
  const endpoint = await startWebhookEndpoint();
  const { stripe, inside, control } = await startTestStripe(endpoint.url);
  const heardOf = (id: string) =>
    endpoint.received.filter(({ event }) => (event.data.object as { id?: string }).id === id);

  it('come before the answer of the call that caused them', async () => {
    inside.fail({ kind: 'event_first', path: '/v1/products' });
    const { id } = await stripe.products.create({ name: 'Early' });
    assert.equal(heardOf(id).length, 1);
  });

  it('never come, and only the list of events tells', async () => {
    inside.fail({ on: 'webhook', kind: 'drop', path: 'product.' });
    const { id } = await stripe.products.create({ name: 'Dropped' });
    await stripe.products.update(id, { name: 'Heard' });
    await until(() => heardOf(id).length === 1);
    await inside.settled();
    assert.deepEqual(
      heardOf(id).map(({ event }) => event.type),
      ['product.updated'],
    );
    const missed = await stripe.events.list({ delivery_success: false });
    assert.deepEqual(
      missed.data.map(({ type, data }) => [type, (data.object as { id?: string }).id]),
      [['product.created', id]],
    );
  });

  it('are refused when one byte was changed, and come again as they were', async () => {
    inside.fail({ on: 'webhook', kind: 'changed_body' });
    const { id } = await stripe.products.create({ name: 'Changed' });
    await until(() => heardOf(id).length === 1);
    assert.match(endpoint.forged[0] ?? '', /signature/i);
  });

  it('carry the version of their endpoint', async () => {
    const other = await startWebhookEndpoint();
    await stripe.webhookEndpoints.create({
      url: other.url,
      enabled_events: ['product.created'],
      api_version: '2026-09-30.endive' as Stripe.WebhookEndpointCreateParams.ApiVersion,
    });
    await stripe.products.create({ name: 'Versions' });
    // Its secret is another one, so that the endpoint of this test takes it for a forgery.
    await until(() => other.forged.length === 1);
  });

  it('are signed with the old secret too while a new one is rolled out', async () => {
    const [known] = (await stripe.webhookEndpoints.list()).data.filter(
      (each) => each.url === endpoint.url,
    );
    const secret = inside.rollSecret(known?.id ?? '');
    const { id } = await stripe.products.create({ name: 'Rolled' });
    // The endpoint still verifies with the old secret.
    await until(() => heardOf(id).length === 1);
    const { raw = '', signature = '' } = heardOf(id)[0] ?? {};
    assert.equal(signature.match(/v1=/g)?.length, 2);
    assert.ok(Stripe.webhooks.constructEvent(raw, signature, secret));
  });

  it('leave at once and in the wrong order when a test waits for them', async () => {
    inside.fail({ on: 'webhook', kind: 'reorder', count: 2 });
    const { id } = await stripe.products.create({ name: 'First' });
    await stripe.products.update(id, { name: 'Second' });
    await inside.settled();
    assert.deepEqual(
      heardOf(id).map(({ event }) => event.type),
      ['product.updated', 'product.created'],
    );
  });

  it('do not tell of what was changed or removed behind Stripe’s back', async () => {
    const { id } = await stripe.customers.create({ name: 'Before', email: 'drift@example.com' });
    const count = (await stripe.events.list({ limit: 100 })).data.length;
    await control(`objects/${id}`, { name: 'After' }, 'PATCH');
    const altered = await stripe.customers.retrieve(id);
    assert.ok(!altered.deleted && altered.name === 'After');
    const lines = (await (await control('objects?type=customer', undefined, 'GET')).text()).trim();
    assert.ok(lines.split('\n').some((line) => JSON.parse(line).name === 'After'));
    await control(`objects/${id}`, undefined, 'DELETE');
    await assert.rejects(stripe.customers.retrieve(id), { code: 'resource_missing' });
    assert.equal((await stripe.events.list({ limit: 100 })).data.length, count);
  });
});

it('makes objects by the thousand without events, which are what the API itself would make', async () => {
  const { stripe, inside } = await startTestStripe();
  const made = await inside.fill({ customers: 60, invoicesPerCustomer: 2, days: 60 });
  assert.deepEqual(made, { customers: 60, invoices: 120 });
  assert.equal((await stripe.events.list()).data.length, 0);
  const seen = new Set<string>();
  let earliest = Number.POSITIVE_INFINITY;
  for await (const invoice of stripe.invoices.list({ limit: 50 })) {
    seen.add(invoice.id);
    earliest = Math.min(earliest, invoice.created);
    assert.equal(invoice.status, 'paid');
  }
  assert.equal(seen.size, 120);
  assert.ok(earliest < Date.now() / 1_000 - 50 * 86_400);
  const charges = await stripe.charges.list({ limit: 100 });
  assert.ok(charges.data.every(({ balance_transaction: booked }) => booked !== null));
});
