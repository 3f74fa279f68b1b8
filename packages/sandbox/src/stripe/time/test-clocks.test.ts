import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  customerWithCard,
  invoicesOf,
  priceOf,
  seconds,
  startClockedStripe,
} from '../../../test/stripe-billing.ts';
import { stripeAt, submitCard, until } from '../../../test/stripe-harness.ts';
import { startStripeSandbox } from '../start-stripe-sandbox.ts';

describe('test clocks', async () => {
  const { stripe, clock, advance, advanceByMonths } =
    await startClockedStripe('2026-01-31T10:00:00Z');
  const price = await priceOf(stripe, 2_500);
  const customer = await customerWithCard(stripe, { clock: clock.id });
  const subscription = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
  });

  it('date what is made on them', () => {
    assert.equal(customer.created, seconds('2026-01-31T10:00:00Z'));
    assert.equal(subscription.created, seconds('2026-01-31T10:00:00Z'));
  });

  it('take a subscription of the 31st through a year of months of every length', async () => {
    await advanceByMonths('2026-01-15T00:00:00Z', 13);
    const invoices = await invoicesOf(stripe, subscription.id);
    assert.deepEqual(
      invoices.map(({ created }) => new Date(created * 1000).toISOString().slice(0, 10)),
      [
        '2026-01-31',
        '2026-02-28',
        '2026-03-31',
        '2026-04-30',
        '2026-05-31',
        '2026-06-30',
        '2026-07-31',
        '2026-08-31',
        '2026-09-30',
        '2026-10-31',
        '2026-11-30',
        '2026-12-31',
        '2027-01-31',
      ],
    );
    assert.ok(invoices.every(({ status, total }) => status === 'paid' && total === 2_500));
    const charges = await stripe.charges.list({ customer: customer.id, limit: 100 });
    assert.equal(charges.data.length, 13);
    assert.equal(charges.data[0]?.created, seconds('2027-01-31T11:00:00Z'));
  });

  it('tell a renewal some days before, and themselves when they are ready', async () => {
    const events = await stripe.events.list({
      limit: 100,
      types: ['invoice.upcoming', 'test_helpers.test_clock.ready'],
    });
    const upcoming = events.data.filter(({ type }) => type === 'invoice.upcoming');
    assert.ok(upcoming.length >= 12);
    assert.ok(upcoming.every(({ data }) => !('id' in data.object)));
    assert.ok(events.data.some(({ type }) => type === 'test_helpers.test_clock.ready'));
  });

  it('go forward only, by two intervals of their shortest subscription at most', async () => {
    const { frozen_time: now } = await stripe.testHelpers.testClocks.retrieve(clock.id);
    await assert.rejects(advance(now), { param: 'frozen_time' });
    await assert.rejects(advance(now + 70 * 86_400), { param: 'frozen_time' });
    const empty = await stripe.testHelpers.testClocks.create({ frozen_time: now, name: 'Empty' });
    const moved = await stripe.testHelpers.testClocks.advance(empty.id, {
      frozen_time: now + 300 * 86_400,
    });
    assert.equal(moved.status, 'advancing');
    await assert.rejects(
      stripe.testHelpers.testClocks.advance(empty.id, { frozen_time: now + 301 * 86_400 }),
      /underway/,
    );
  });

  it('hide what is on them from lists that do not ask for it', async () => {
    const all = await stripe.customers.list({ limit: 100 });
    assert.ok(!all.data.some(({ id }) => id === customer.id));
    const onClock = await stripe.customers.list({ test_clock: clock.id });
    assert.deepEqual(
      onClock.data.map(({ id }) => id),
      [customer.id],
    );
    assert.equal((await stripe.subscriptions.list({ limit: 100 })).data.length, 0);
    assert.equal((await stripe.invoices.list({ limit: 100 })).data.length, 0);
    assert.ok((await stripe.invoices.list({ customer: customer.id })).data.length > 0);
  });

  it('hold for what begins on a hosted page too', async () => {
    const { frozen_time: now } = await stripe.testHelpers.testClocks.retrieve(clock.id);
    const early = await stripe.testHelpers.testClocks.create({
      frozen_time: seconds('2020-01-01T00:00:00Z'),
    });
    const old = await customerWithCard(stripe, { clock: early.id });
    const open = await stripe.checkout.sessions.create({
      mode: 'setup',
      currency: 'cad',
      customer: old.id,
      success_url: 'http://127.0.0.1:3000/done',
    });
    assert.equal((await stripe.checkout.sessions.retrieve(open.id)).status, 'open');
    const session = await stripe.checkout.sessions.create({
      mode: 'subscription',
      customer: customer.id,
      line_items: [{ price: price.id, quantity: 1 }],
      success_url: 'http://127.0.0.1:3000/done',
    });
    await submitCard(session.url ?? '');
    const { subscription: id } = await stripe.checkout.sessions.retrieve(session.id);
    const begun = await stripe.subscriptions.retrieve(String(id));
    assert.deepEqual([begun.created, begun.status], [now, 'active']);
    const [item] = begun.items.data;
    await advance((item?.current_period_end ?? 0) + 7_200);
    assert.equal((await invoicesOf(stripe, begun.id)).length, 2);
  });

  it('take their customers and subscriptions with them when they are deleted', async () => {
    const deleted = await stripe.testHelpers.testClocks.del(clock.id);
    assert.equal(deleted.deleted, true);
    await assert.rejects(stripe.customers.retrieve(customer.id), { statusCode: 404 });
    await assert.rejects(stripe.subscriptions.retrieve(subscription.id), { statusCode: 404 });
    await assert.rejects(stripe.testHelpers.testClocks.retrieve(clock.id), { statusCode: 404 });
  });
});

it('what time will do is known after a restart', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'stripe-sandbox-'));
  const before = await startStripeSandbox({ port: 0, dataDir });
  const start = seconds('2026-01-01T00:00:00Z');
  const clock = await stripeAt(before.url).testHelpers.testClocks.create({ frozen_time: start });
  const customer = await customerWithCard(stripeAt(before.url), { clock: clock.id });
  const price = await priceOf(stripeAt(before.url), 1_000);
  const { id } = await stripeAt(before.url).subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
  });
  await before.close();
  const afterwards = await startStripeSandbox({ port: 0, dataDir });
  const stripe = stripeAt(afterwards.url);
  await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: start + 32 * 86_400 });
  await until(async () => (await invoicesOf(stripe, id)).length === 2);
  await afterwards.close();
  rmSync(dataDir, { recursive: true });
});
