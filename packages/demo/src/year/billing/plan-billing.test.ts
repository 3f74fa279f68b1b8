import assert from 'node:assert/strict';
import { it } from 'node:test';
import { planOrders } from '../plan-orders.ts';
import { planReturns } from '../plan-returns.ts';
import { planBilling } from './plan-billing.ts';
import { addMonths, lastRenewalDaysAgo } from './plan-subscriptions.ts';

const DAY_MS = 86_400_000;
const SENT_BEFORE_JOINING = 'An invoice goes to somebody who had not signed up.';

const planOf = (now: Date) => {
  const orders = planOrders(now);
  const returned = planReturns(orders, now).map(({ order }) => order);
  return { orders, returned, billing: planBilling(orders, returned, now) };
};
const days: Date[] = [];
for (let day = 0; day < 366; day += 5) {
  days.push(new Date(Date.UTC(2026, 10, 23) + day * DAY_MS + day * 3_600_000));
}

it('gives the same billing for the same present', () => {
  const now = days[7] ?? new Date();
  assert.deepEqual(planOf(now), planOf(now));
});

it('gives money back of orders that had arrived, each once, on whatever day it is loaded', () => {
  for (const now of days) {
    const { billing, returned } = planOf(now);
    const all = [...billing.refunds, ...billing.creditNotes, ...billing.disputes];
    assert.equal(new Set(all.map(({ order }) => order)).size, all.length);
    for (const { order, daysAgo } of all) {
      assert.ok(!returned.includes(order));
      assert.ok(order.arrivesAt.getTime() < now.getTime() - daysAgo * DAY_MS);
    }
    // Two pieces were ordered at the least, so that a refund is a part of what was paid.
    const large = billing.refunds.filter(({ amount }) => Number(amount) > 500);
    for (const { order } of large) {
      const kits = order.lines.filter(({ sku }) => sku.startsWith('MSK-'));
      assert.ok(kits.reduce((sum, { quantity }) => sum + quantity, 0) >= 2);
    }
  }
});

it('asks a second person for what is above the limit, and for nothing else', () => {
  const [now = new Date()] = days;
  for (const { amount, fate } of planOf(now).billing.refunds) {
    assert.equal(Number(amount) > 500, ['WAITING', 'APPROVED', 'DECLINED'].includes(fate));
  }
});

it('has an open invoice of every age that receivables are sorted by', () => {
  const [now = new Date()] = days;
  const { invoices } = planOf(now).billing;
  const overdue = invoices
    .filter(({ fate, customer }) => fate === 'OPEN' && customer.currency === 'CAD')
    .map(({ sentDaysAgo, dueDays }) => sentDaysAgo - dueDays);
  for (const [from, to] of [
    [-365, 0],
    [1, 30],
    [31, 60],
    [61, 90],
    [91, 365],
  ] as const) {
    assert.ok(
      overdue.some((by) => by >= from && by <= to),
      `${from} to ${to} days`,
    );
  }
  for (const { customer, sentDaysAgo } of invoices) {
    assert.ok(sentDaysAgo < customer.joinedDaysAgo, SENT_BEFORE_JOINING);
  }
});

it('changes, ends and refuses data plans of different orders, on whatever day it is loaded', () => {
  for (const now of days) {
    const { plans } = planOf(now).billing;
    const fates = plans.map(({ fate }) => fate);
    for (const fate of ['UPGRADED', 'CANCELED_AT_PERIOD_END', 'DECLINED', 'RESTING'] as const) {
      assert.ok(fates.includes(fate), `${fate} on ${now.toISOString()}`);
    }
    assert.equal(new Set(plans.map(({ order }) => order)).size, plans.length);
    const refused = plans.filter(({ fate }) => fate === 'DECLINED' || fate === 'RESTING');
    // A refused card is charged for all plans of its customer.
    assert.equal(new Set(refused.map(({ order }) => order.customer)).size, refused.length);
    for (const { order } of refused) assert.notEqual(lastRenewalDaysAgo(order.paidAt, now), null);
  }
});

it('adds a card that expires within two months', () => {
  for (const now of days) {
    const [card] = planOf(now).billing.cards;
    const [month = 0, year = 0] = (card?.expiry ?? '').split('/').map(Number);
    const ends = Date.UTC(2000 + year, month, 1);
    assert.ok(ends > now.getTime() && ends - now.getTime() < 62 * DAY_MS);
  }
});

it('counts months as Stripe does, at the ends of short ones too', () => {
  const date = (text: string) => new Date(`${text}T10:00:00Z`);
  assert.deepEqual(addMonths(date('2026-01-31'), 1), date('2026-02-28'));
  assert.deepEqual(addMonths(date('2026-11-30'), 3), date('2027-02-28'));
  assert.equal(lastRenewalDaysAgo(date('2026-10-15'), date('2026-11-20')), 5);
  assert.equal(lastRenewalDaysAgo(date('2026-11-01'), date('2026-11-20')), null);
});
