import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  customerWithCard,
  invoicesOf,
  priceOf,
  seconds,
  startClockedStripe,
} from '../../../test/stripe-billing.ts';

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

  it('take their customers and subscriptions with them when they are deleted', async () => {
    const deleted = await stripe.testHelpers.testClocks.del(clock.id);
    assert.equal(deleted.deleted, true);
    await assert.rejects(stripe.customers.retrieve(customer.id), { statusCode: 404 });
    await assert.rejects(stripe.subscriptions.retrieve(subscription.id), { statusCode: 404 });
    await assert.rejects(stripe.testHelpers.testClocks.retrieve(clock.id), { statusCode: 404 });
  });
});
