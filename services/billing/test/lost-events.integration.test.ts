import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '@mobilytics/ids/new-id';
import Stripe from 'stripe';
import { guardMoney } from '../src/sync/guard-money.ts';
import { cursorName } from '../src/sync/in-step.ts';
import { pollEvents } from '../src/sync/poll-events.ts';
import { eventually, settled, startTestBilling, webhookSecret } from './harness.ts';
import { ask, bulk, ended, openDrift, paidOrder } from './parity-harness.ts';

const dayMs = 86_400_000;

describe('after events were lost', async () => {
  const test = await startTestBilling({ webhooks: false });
  const { billing } = test;
  const { db } = billing;
  const work = { ...billing, now: () => new Date() };
  const cursorOf = () => db.eventCursor.findUniqueOrThrow({ where: { name: cursorName } });

  it('proves nothing until every object was listed, by windows of time, and then goes on', async () => {
    await eventually(() => db.eventCursor.findFirst({ where: { provenAt: { not: null } } }));
    const long = new Date(Date.now() - 40 * dayMs);
    await bulk(test, { customers: 250, days: 100 });
    await db.eventCursor.updateMany({ data: { provenAt: long, readUpTo: long } });
    // It stops once in its middle; what it had listed by then is not listed again.
    await test.control('faults', { kind: 'server_error', path: '/v1/tax_rates', count: 1_000 });
    await pollEvents(work);
    const run = await db.reconcileRun.findFirstOrThrow({ where: { kind: 'CATCH_UP' } });
    assert.equal((await cursorOf()).lostSince?.getTime(), long.getTime());
    const stopped = await eventually(async () => {
      const row = await db.reconcileRun.findUniqueOrThrow({ where: { id: run.id } });
      return row.failures > 0 && row;
    }, 120_000);
    const countsOf = (stored: unknown) =>
      (stored as Record<string, { listed: number; missingHere: number }>).customer;
    assert.deepEqual(
      [countsOf(stopped.counts)?.listed, countsOf(stopped.counts)?.missingHere],
      [250, 250],
    );
    const change = (to: string) =>
      ask(test, 'changeReconcileRun', 'ChangeReconcileRunInput', { id: run.id, change: to });
    await change('PAUSE');
    await pollEvents(work);
    assert.equal((await cursorOf()).provenAt?.getTime(), long.getTime());
    assert.equal((await guardMoney(work, newId('org')))?.reason, 'STALE');
    assert.equal(await db.reconcileRun.count({ where: { kind: 'CATCH_UP' } }), 1);
    await fetch(`${test.sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
    await change('RESUME');
    const done = await ended(test, run.id);
    assert.equal(done.state, 'DONE');
    assert.equal(countsOf(done.counts)?.listed, 250);
    assert.equal(await db.mirrorObject.count({ where: { type: 'customer' } }), 250);
    await eventually(async () => (await cursorOf()).lostSince === null);
    await eventually(
      async () => ((await cursorOf()).provenAt?.getTime() ?? 0) > done.startedAt.getTime(),
    );
    assert.equal(await guardMoney(work, newId('org')), null);
    assert.deepEqual(await openDrift(test), []);
  });

  it('goes on with a listing of events that a crash ended', async () => {
    const customers = 230;
    await bulk(test, { customers, events: true });
    await test.control('faults', { kind: 'server_error', path: '/v1/events', count: 6 });
    await pollEvents(work).catch(() => undefined);
    await fetch(`${test.sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
    await pollEvents(work);
    await settled(test);
    assert.equal(await db.mirrorObject.count({ where: { type: 'customer' } }), 250 + customers);
    assert.equal((await cursorOf()).pass, null);
  });
});

describe('on an account that is older than the events that Stripe lists', async () => {
  const test = await startTestBilling({ webhooks: false });
  const { db } = test.billing;
  const work = { ...test.billing, now: () => new Date() };

  it('lists all before it says anything of the mirror', async () => {
    await eventually(() => db.eventCursor.findFirst({ where: { provenAt: { not: null } } }));
    await bulk(test, { customers: 30, invoicesPerCustomer: 1, days: 100 });
    await db.eventCursor.deleteMany();
    await pollEvents(work);
    const run = await db.reconcileRun.findFirstOrThrow({ where: { kind: 'CATCH_UP' } });
    assert.equal((await ended(test, run.id)).state, 'DONE');
    for (const type of ['customer', 'invoice', 'charge', 'payment_method']) {
      assert.equal(await db.mirrorObject.count({ where: { type } }), 30, type);
    }
    const nothing = await ask(test, 'startReconcile', 'StartReconcileInput', { isCatchUp: true });
    assert.equal(nothing.__typename, 'NothingLost');
  });
});

describe('events that are not as usual', async () => {
  const test = await startTestBilling();
  const { billing } = test;
  const { db } = billing;
  const { stripe } = billing.services;
  const paid = await paidOrder(test);

  async function deliver(type: string, object: object, more: object = {}) {
    const id = `evt_${newId('evt').slice(4)}`;
    const event = {
      ...{ id, object: 'event', type, api_version: '2026-10-28.endive', livemode: false },
      ...{ created: Math.floor(Date.now() / 1_000), pending_webhooks: 1, request: null },
      ...{ data: { object }, ...more },
    };
    const payload = JSON.stringify(event);
    const signature = stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret });
    const response = await fetch(`${billing.url}/webhooks/stripe`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'stripe-signature': signature },
      body: payload,
    });
    return { id, status: response.status, payload, signature };
  }

  const outcomeOf = (id: string) =>
    eventually(async () => (await db.stripeEvent.findUnique({ where: { id } }))?.outcome);

  it('says of each what became of it', async () => {
    const unknownType = await deliver('treasury.flow.created', {
      id: 'flow_1',
      object: 'treasury.flow',
    });
    assert.equal(await outcomeOf(unknownType.id), 'NOT_MIRRORED');
    const upcoming = await deliver('invoice.upcoming', {
      object: 'invoice',
      customer: paid.customerId,
    });
    assert.equal(await outcomeOf(upcoming.id), 'NO_OBJECT');
    const stranger = await stripe.customers.create({ name: 'Made by hand' });
    const byHand = await deliver('customer.created', { id: stranger.id, object: 'customer' });
    assert.equal(await outcomeOf(byHand.id), 'UNKNOWN_CUSTOMER');
    assert.ok(await db.mirrorObject.findUnique({ where: { id: stranger.id } }));
    await stripe.customers.del(stranger.id);
    const gone = await deliver('customer.deleted', { id: stranger.id, object: 'customer' });
    assert.equal(await outcomeOf(gone.id), 'UNKNOWN_CUSTOMER');
    const row = await db.mirrorObject.findUniqueOrThrow({ where: { id: stranger.id } });
    assert.equal(row.deleted, true);
  });

  it('takes an event of a megabyte, and one of another version of the API, for what they are', async () => {
    const object = { id: paid.customerId, object: 'customer', customer: null };
    const large = await deliver('customer.updated', { ...object, note: 'x'.repeat(1_100_000) });
    assert.equal(large.status, 200);
    assert.equal(await outcomeOf(large.id), 'APPLIED');
    const foreign = await deliver(
      'customer.updated',
      { ...object, name: 'Written in another version' },
      { api_version: '2020-08-27' },
    );
    assert.equal(await outcomeOf(foreign.id), 'APPLIED');
    const mirrored = await db.mirrorObject.findUniqueOrThrow({ where: { id: paid.customerId } });
    assert.notEqual((mirrored.data as { name: string }).name, 'Written in another version');
    assert.equal(await db.stripeEvent.count({ where: { apiVersion: '2020-08-27' } }), 1);
  });

  it('stores a delivery that is repeated once, and none that was changed by one byte', async () => {
    const object = { id: paid.customerId, object: 'customer' };
    const first = await deliver('customer.updated', object);
    const post = (body: string) =>
      fetch(`${billing.url}/webhooks/stripe`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'stripe-signature': first.signature },
        body,
      });
    assert.equal((await post(first.payload)).status, 200);
    assert.equal(await db.stripeEvent.count({ where: { id: first.id } }), 1);
    const changed = first.payload.replace('customer.updated', 'customer.updatee');
    assert.equal((await post(changed)).status, 400);
    assert.ok(stripe instanceof Stripe);
  });
});
