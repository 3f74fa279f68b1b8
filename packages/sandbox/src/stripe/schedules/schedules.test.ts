import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  customerWithCard,
  eventTypes,
  invoicesOf,
  priceOf,
  seconds,
  startClockedStripe,
} from '../../../test/stripe-billing.ts';

describe('subscription schedules', async () => {
  const { stripe, clock, advance } = await startClockedStripe('2026-01-01T00:00:00Z');
  const small = await priceOf(stripe, 1_000, { name: 'Small' });
  const large = await priceOf(stripe, 3_000, { name: 'Large' });
  const customer = async () => (await customerWithCard(stripe, { clock: clock.id })).id;
  const running = async () =>
    stripe.subscriptions.create({
      customer: await customer(),
      items: [{ price: small.id, quantity: 2 }],
    });
  const february = seconds('2026-02-01T00:00:00Z');
  const march = seconds('2026-03-01T00:00:00Z');

  const changed = await running();
  const schedule = await stripe.subscriptionSchedules.create({ from_subscription: changed.id });
  const planned = await stripe.subscriptionSchedules.create({
    customer: await customer(),
    start_date: february,
    end_behavior: 'cancel',
    phases: [{ items: [{ price: large.id }], duration: { interval: 'month' } }],
  });
  const released = await running();
  const free = await stripe.subscriptionSchedules.create({ from_subscription: released.id });
  const dropped = await stripe.subscriptionSchedules.create({
    customer: await customer(),
    start_date: 'now',
    phases: [
      { items: [{ price: small.id }], end_date: seconds('2026-01-16T00:00:00Z') },
      { items: [{ price: large.id }], proration_behavior: 'none' },
    ],
  });

  it('begin with the period that runs, and take the phases that are added', async () => {
    assert.deepEqual(schedule.current_phase, {
      start_date: seconds('2026-01-01T00:00:00Z'),
      end_date: february,
    });
    assert.equal((await stripe.subscriptions.retrieve(changed.id)).schedule, schedule.id);
    const [phase] = schedule.phases;
    const updated = await stripe.subscriptionSchedules.update(schedule.id, {
      phases: [
        {
          items: [{ price: small.id, quantity: 2 }],
          start_date: phase?.start_date ?? 0,
          end_date: phase?.end_date ?? 0,
        },
        {
          items: [{ price: large.id, quantity: 2 }],
          duration: { interval: 'month', interval_count: 2 },
        },
      ],
    });
    assert.deepEqual(
      updated.phases.map(({ end_date: end }) => end),
      [february, seconds('2026-04-01T00:00:00Z')],
    );
    await assert.rejects(stripe.subscriptionSchedules.create({ from_subscription: changed.id }), {
      param: 'from_subscription',
    });
    await assert.rejects(
      stripe.subscriptionSchedules.update(schedule.id, {
        phases: [{ items: [{ price: large.id }], start_date: march, end_date: march + 86_400 }],
      }),
      { param: 'phases' },
    );
  });

  it('change to the next phase in the middle of a period too', async () => {
    await advance('2026-01-16T00:00:01Z');
    const { subscription, current_phase: phase } = await stripe.subscriptionSchedules.retrieve(
      dropped.id,
    );
    assert.equal(phase?.start_date, seconds('2026-01-16T00:00:00Z'));
    const { items } = await stripe.subscriptions.retrieve(String(subscription));
    assert.deepEqual(
      items.data.map(({ price }) => price.id),
      [large.id],
    );
    assert.equal((await invoicesOf(stripe, String(subscription))).length, 1);
  });

  it('let their subscription go when they are released', async () => {
    const done = await stripe.subscriptionSchedules.release(free.id);
    assert.deepEqual(
      [done.status, done.released_subscription, done.subscription],
      ['released', released.id, null],
    );
    assert.equal((await stripe.subscriptions.retrieve(released.id)).schedule, null);
    await assert.rejects(stripe.subscriptionSchedules.release(free.id), /released/);
  });

  it('bill the next period by its own phase, and start what was planned', async () => {
    await advance(february + 3_601);
    const invoices = await invoicesOf(stripe, changed.id);
    assert.deepEqual(
      invoices.map(({ total }) => total),
      [2_000, 6_000],
    );
    const started = await stripe.subscriptionSchedules.retrieve(planned.id);
    assert.equal(started.status, 'active');
    const subscription = await stripe.subscriptions.retrieve(String(started.subscription));
    assert.deepEqual([subscription.status, subscription.start_date], ['active', february]);
  });

  it('end as they were told: with the subscription, or without it', async () => {
    await advance(march + 3_601);
    const ended = await stripe.subscriptionSchedules.retrieve(planned.id);
    assert.equal(ended.status, 'completed');
    assert.equal(
      (await stripe.subscriptions.retrieve(String(ended.subscription))).status,
      'canceled',
    );
    assert.deepEqual(await eventTypes(stripe, planned.id), [
      'subscription_schedule.created',
      'subscription_schedule.updated',
      'subscription_schedule.expiring',
      'subscription_schedule.completed',
    ]);
    await advance('2026-04-01T02:00:00Z');
    assert.equal((await stripe.subscriptionSchedules.retrieve(schedule.id)).status, 'released');
    const goesOn = await stripe.subscriptions.retrieve(changed.id);
    assert.deepEqual([goesOn.status, goesOn.schedule], ['active', null]);
    assert.deepEqual(
      (await invoicesOf(stripe, changed.id)).map(({ total }) => total),
      [2_000, 6_000, 6_000, 6_000],
    );
  });

  it('are cancelled with their subscription, whoever ends it', async () => {
    const own = await running();
    const { id } = await stripe.subscriptionSchedules.create({ from_subscription: own.id });
    await stripe.subscriptions.cancel(own.id);
    assert.equal((await stripe.subscriptionSchedules.retrieve(id)).status, 'canceled');
    const later = await stripe.subscriptionSchedules.create({
      customer: await customer(),
      start_date: seconds('2027-01-01T00:00:00Z'),
      phases: [{ items: [{ price: small.id }] }],
    });
    assert.equal(later.status, 'not_started');
    const canceled = await stripe.subscriptionSchedules.cancel(later.id);
    assert.deepEqual([canceled.status, canceled.subscription], ['canceled', null]);
  });
});
