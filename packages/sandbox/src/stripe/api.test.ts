import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import Stripe from 'stripe';
import { startTestStripe, stripeAt } from '../../test/stripe-harness.ts';
import { startStripeSandbox } from './start-stripe-sandbox.ts';

describe('the API as the official SDK sees it', async () => {
  const { stripe, url, control } = await startTestStripe();

  it('keeps what is created, updates field by field and merges metadata', async () => {
    const customer = await stripe.customers.create({
      email: 'ops@example.com',
      name: 'Fleet & Co = 100%',
      address: { city: 'Montréal', country: 'CA', line1: '1 rue Sainte-Catherine' },
      metadata: { organization: 'org_1', tier: 'gold' },
    });
    assert.match(customer.id, /^cus_\w{14}$/);
    await stripe.customers.update(customer.id, { phone: '514-555-0100', metadata: { tier: '' } });
    const found = await stripe.customers.retrieve(customer.id);
    assert.ok(!found.deleted);
    assert.equal(found.name, 'Fleet & Co = 100%');
    assert.equal(found.address?.city, 'Montréal');
    assert.equal(found.phone, '514-555-0100');
    assert.deepEqual(found.metadata, { organization: 'org_1' });
  });

  it('shows a deleted customer as deleted and lists it no more', async () => {
    const { id } = await stripe.customers.create({});
    await stripe.customers.del(id);
    assert.equal((await stripe.customers.retrieve(id)).deleted, true);
    const listed = await stripe.customers.list({ limit: 100 });
    assert.ok(!listed.data.some((customer) => customer.id === id));
  });

  it('gives prices as decimals that the SDK reads, and expands their product', async () => {
    const price = await stripe.prices.create({
      currency: 'CAD',
      unit_amount: 12_900,
      product_data: { name: 'Sensor kit' },
      lookup_key: 'sensor-kit',
      expand: ['product'],
    });
    assert.equal(price.currency, 'cad');
    assert.equal(price.unit_amount_decimal?.toString(), '12900');
    assert.equal((price.product as Stripe.Product).name, 'Sensor kit');
    const byKey = await stripe.prices.list({
      lookup_keys: ['sensor-kit'],
      expand: ['data.product'],
    });
    assert.equal((byKey.data[0]?.product as Stripe.Product | undefined)?.name, 'Sensor kit');
  });

  it('pages through a list newest first without losing or doubling anything', async () => {
    const made: string[] = [];
    for (let index = 0; index < 7; index += 1)
      made.unshift((await stripe.products.create({ name: `Page ${index}` })).id);
    const seen: string[] = [];
    for await (const product of stripe.products.list({ limit: 3 })) seen.push(product.id);
    assert.deepEqual(seen.slice(0, 7), made);
    const before = await stripe.products.list({ limit: 2, ending_before: made[3] as string });
    assert.deepEqual(
      before.data.map(({ id }) => id),
      [made[1], made[2]],
    );
  });

  it('names the parameter that is wrong, missing or unknown', async () => {
    const fails = (call: Promise<unknown>, expected: object) =>
      assert.rejects(call, (error) => {
        assert.ok(error instanceof Stripe.errors.StripeInvalidRequestError);
        assert.ok(error.requestId?.startsWith('req_'));
        const { param, code, statusCode } = error;
        assert.deepEqual({ param, code, statusCode }, { ...expected });
        return true;
      });
    const bad = (params: object) => stripe.products.create(params as Stripe.ProductCreateParams);
    await fails(bad({}), { param: 'name', code: 'parameter_missing', statusCode: 400 });
    await fails(bad({ name: 'x', colour: 'red' }), {
      param: 'colour',
      code: 'parameter_unknown',
      statusCode: 400,
    });
    await fails(stripe.customers.retrieve('cus_nobody'), {
      param: 'id',
      code: 'resource_missing',
      statusCode: 404,
    });
    await fails(
      stripe.prices.create({ currency: 'cad', unit_amount: 5, product: 'prod_nothing' }),
      { param: 'product', code: 'resource_missing', statusCode: 400 },
    );
  });

  it('refuses calls without a test key', async () => {
    const answer = await fetch(`${url}/v1/customers`);
    assert.equal(answer.status, 401);
    const { hostname: host, port } = new URL(url);
    const live = new Stripe('sk_live_1', { host, port, protocol: 'http', maxNetworkRetries: 0 });
    await assert.rejects(live.customers.list(), Stripe.errors.StripeAuthenticationError);
  });

  it('replays the first answer of an idempotency key, and refuses it with other parameters', async () => {
    const options = { idempotencyKey: 'order-1' };
    const first = await stripe.customers.create({ name: 'Once' }, options);
    const again = await stripe.customers.create({ name: 'Once' }, options);
    assert.equal(again.id, first.id);
    assert.equal(again.lastResponse.headers['idempotent-replayed'], 'true');
    await assert.rejects(
      stripe.customers.create({ name: 'Twice' }, options),
      Stripe.errors.StripeIdempotencyError,
    );
  });

  it('replays a declined payment instead of trying the card again', async () => {
    const pay = () =>
      stripe.paymentIntents.create(
        { amount: 5_000, currency: 'cad', confirm: true, payment_method: 'pm_card_chargeDeclined' },
        { idempotencyKey: 'declined-1' },
      );
    const declined = (error: unknown) =>
      error instanceof Stripe.errors.StripeCardError && error.decline_code === 'generic_decline';
    await assert.rejects(pay(), declined);
    await assert.rejects(pay(), declined);
    const charges = await stripe.charges.list({ limit: 100 });
    assert.equal(charges.data.filter(({ status }) => status === 'failed').length, 1);
  });

  it('lets the SDK recover by itself when the connection is cut after the effect', async () => {
    await control('faults', { kind: 'cut_after_effect', path: '/v1/customers' });
    const { email } = await stripeAt(url, 2).customers.create({ email: 'cut@example.com' });
    assert.equal(email, 'cut@example.com');
    const made = await stripe.customers.list({ email: 'cut@example.com' });
    assert.equal(made.data.length, 1);
  });

  it('keeps the effect when it answers 500 after it, and replays the 500', async () => {
    await control('faults', { kind: 'error_after_effect', path: '/v1/customers' });
    const create = stripeAt(url, 1).customers.create({ email: 'lost@example.com' });
    await assert.rejects(create, Stripe.errors.StripeAPIError);
    const made = await stripe.customers.list({ email: 'lost@example.com' });
    assert.equal(made.data.length, 1);
  });

  it('limits the rate on demand, once per count', async () => {
    await control('faults', { kind: 'rate_limit', count: 2 });
    await assert.rejects(stripe.customers.list(), Stripe.errors.StripeRateLimitError);
    await assert.rejects(stripe.customers.list(), Stripe.errors.StripeRateLimitError);
    await stripe.customers.list();
  });

  it('refunds no more than was paid', async () => {
    const intent = await stripe.paymentIntents.create({
      amount: 10_000,
      currency: 'cad',
      confirm: true,
      payment_method: 'pm_card_visa',
    });
    assert.equal(intent.status, 'succeeded');
    await stripe.refunds.create({ payment_intent: intent.id, amount: 4_000 });
    await assert.rejects(stripe.refunds.create({ payment_intent: intent.id, amount: 6_001 }));
    await stripe.refunds.create({ payment_intent: intent.id });
    const charge = await stripe.charges.retrieve(intent.latest_charge as string, {
      expand: ['refunds', 'balance_transaction'],
    });
    assert.equal(charge.refunded, true);
    assert.deepEqual(
      charge.refunds?.data.map(({ amount }) => amount),
      [4_000, 6_000],
    );
    assert.equal((charge.balance_transaction as Stripe.BalanceTransaction).fee, 320);
    await assert.rejects(stripe.refunds.create({ payment_intent: intent.id }), {
      code: 'charge_already_refunded',
    });
  });

  it('forgets everything on reset', async () => {
    await control('reset');
    assert.equal((await stripe.customers.list()).data.length, 0);
  });
});

it('remembers its objects and its idempotency keys over a restart', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'stripe-sandbox-'));
  const start = () => startStripeSandbox({ port: 0, dataDir });
  const before = await start();
  const options = { idempotencyKey: 'restart' };
  const first = await stripeAt(before.url).customers.create({ name: 'Kept' }, options);
  await before.close();
  const afterwards = await start();
  const stripe = stripeAt(afterwards.url);
  assert.equal((await stripe.customers.create({ name: 'Kept' }, options)).id, first.id);
  assert.equal((await stripe.customers.list()).data.length, 1);
  await afterwards.close();
  rmSync(dataDir, { recursive: true });
});
