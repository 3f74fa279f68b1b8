import assert from 'node:assert/strict';
import { it } from 'node:test';
import { customers } from './customers.ts';
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
  assert.deepEqual([...fates.keys()].sort(), [
    ...['AVAILABLE_FOR_PICKUP', 'CANCELED', 'DELIVERED', 'EXCEPTION', 'EXPIRED', 'IN_TRANSIT'],
    ...['LABELED', 'ON_HOLD', 'OUT_FOR_DELIVERY', 'PAID', 'PICKED', 'SERVED', 'UNPAID'],
  ]);
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
