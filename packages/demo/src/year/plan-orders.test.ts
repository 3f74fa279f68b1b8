import assert from 'node:assert/strict';
import { it } from 'node:test';
import { customers } from './customers.ts';
import { isLabeledAlone, type OrderFate, recentFates } from './order-fate.ts';
import { planOrders } from './plan-orders.ts';

const now = new Date('2026-11-23T12:00:00Z');
const orders = planOrders(now);

it('gives the same year for the same present', () => {
  assert.deepEqual(planOrders(now), orders);
});

it('has 150 orders of the last twelve months, with every fate among them', () => {
  assert.equal(orders.length, 150);
  assert.equal(new Set(orders.map(({ reference }) => reference)).size, 150);
  for (const { placedAt, customer } of orders) {
    const daysAgo = (now.getTime() - placedAt.getTime()) / 86_400_000;
    assert.ok(daysAgo > 0 && daysAgo < customer.joinedDaysAgo, customer.organization);
  }
  const fates = Map.groupBy(orders, ({ fate }) => fate);
  const given: OrderFate[] = ['CANCELED', 'DELIVERED', 'EXPIRED', 'SERVED'];
  assert.deepEqual([...fates.keys()].sort(), [...new Set([...recentFates, ...given])].sort());
});

it('sends with every carrier, in two parcels and abroad, and gives some labels back', () => {
  const shipped = orders.filter(({ fate }) => isLabeledAlone(fate));
  assert.deepEqual([...new Set(shipped.map(({ carrier }) => carrier))].sort(), [
    ...['CANADA_POST', 'CHIT_CHATS', 'DHL', 'USPS'],
  ]);
  assert.ok(shipped.some(({ parcels, fate }) => parcels === 2 && fate === 'DELIVERED'));
  assert.ok(shipped.filter(({ shipTo }) => !['CA', 'US'].includes(shipTo.country)).length >= 3);
  assert.ok(shipped.some(({ voidedFirst }) => voidedFirst));
});

it('ships each serial once, and no later than now what has arrived', () => {
  const serials = orders.flatMap((order) => order.serials);
  assert.equal(new Set(serials).size, serials.length);
  for (const { fate, packedAt, arrivesAt, serials: packed } of orders) {
    if (packed.length > 0) assert.ok(packedAt < now, fate);
    if (fate === 'DELIVERED') assert.ok(arrivesAt < now);
  }
});

it('gives every customer a device of the right kind for each vehicle, before the others order', () => {
  for (const customer of customers) {
    const first = orders.find((order) => order.customer === customer);
    const quantity = (sku: string) => first?.lines.find((line) => line.sku === sku)?.quantity ?? 0;
    assert.equal(quantity('MSK-CARTOP'), customer.cars);
    assert.equal(quantity('MSK-TRUCK'), customer.vans + customer.trucks);
    assert.equal(first?.fate, 'DELIVERED');
  }
});
