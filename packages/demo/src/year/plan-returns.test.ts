import assert from 'node:assert/strict';
import { it } from 'node:test';
import { planOrders } from './plan-orders.ts';
import { planReturns } from './plan-returns.ts';

const DAY_MS = 86_400_000;

it('finds something delivered for every return, on whatever day the year is loaded', () => {
  for (let day = 0; day < 366; day += 5) {
    const now = new Date(Date.UTC(2026, 10, 23) + day * DAY_MS + day * 3_600_000);
    const orders = planOrders(now);
    const returns = planReturns(orders, now);
    assert.equal(new Set(returns.map(({ order }) => order)).size, returns.length);
    for (const { order, serial, requestedAt } of returns) {
      assert.ok(order.serials.includes(serial));
      assert.ok(order.arrivesAt < requestedAt && requestedAt < now);
      // The first orders' devices are on vehicles.
      assert.ok(!order.isFirst);
    }
    for (const { fate, lines, packedAt, serials } of orders) {
      if (fate === 'SPLIT' || fate === 'PARTIAL') assert.equal(lines.length, 2, now.toISOString());
      if (serials.length > 0) assert.ok(packedAt < now, `${fate} ${now.toISOString()}`);
    }
  }
});
