import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newId } from '@mobilytics/ids/new-id';
import { expireOrders } from '../src/jobs/expire-orders.ts';
import { placedOrder, startWorld, type World } from './world.ts';

let world: World;

before(async () => {
  world = await startWorld();
});

after(() => world?.close());

/** Runs the job as its schedule would. */
async function runExpiry() {
  const { db, transact, now, log } = world.service;
  const signal = new AbortController().signal;
  await expireOrders.handler(
    {},
    { id: newId('job'), db, transact, now, log, services: {}, signal },
  );
}

async function age(id: string) {
  const longAgo = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);
  const expiresAt = new Date(longAgo.getTime() + 7 * 24 * 60 * 60 * 1000);
  await world.db.order.update({
    where: { id },
    data: { placedAt: longAgo, recordedAt: longAgo, expiresAt },
  });
}

const statusOf = async (id: string) =>
  (await world.db.order.findUniqueOrThrow({ where: { id } })).status;

test('an order that nobody pays for expires, and a younger or partly paid one does not', async () => {
  const old = await placedOrder(world);
  const young = await placedOrder(world);
  const partly = await placedOrder(world);
  const payment = { orderId: partly.id, paymentId: newId('pay'), amountMinor: 1, currency: 'CAD' };
  const paidAt = new Date().toISOString();
  await world.hear('payment.confirmed', { ...payment, method: null, paidAt });
  await age(old.id);
  await age(partly.id);
  await runExpiry();
  await runExpiry();
  assert.deepEqual(await Promise.all([old, young, partly].map(({ id }) => statusOf(id))), [
    ...['EXPIRED', 'PLACED', 'PLACED'],
  ]);
  assert.deepEqual(await world.told(old.id), ['order.placed', 'order.expired']);
});

test('a payment whose news comes after the expiry brings the order back', async () => {
  const { id, totalMinor } = await placedOrder(world);
  await age(id);
  await runExpiry();
  const paidAt = new Date().toISOString();
  const payment = { orderId: id, paymentId: newId('pay'), amountMinor: totalMinor, paidAt };
  await world.hear('payment.confirmed', { ...payment, currency: 'CAD', method: null });
  assert.equal(await statusOf(id), 'CONFIRMED');
  assert.deepEqual(await world.told(id), ['order.placed', 'order.expired', 'order.confirmed']);
});

test('an order that was imported a moment ago waits for the rest of its import', async () => {
  const { id } = await placedOrder(world);
  await age(id);
  await world.db.order.update({ where: { id }, data: { recordedAt: new Date() } });
  await runExpiry();
  assert.equal(await statusOf(id), 'PLACED');
});
