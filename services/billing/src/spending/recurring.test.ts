import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Subscription } from '../generated/prisma/client.ts';
import { monthlyTotals, recurringCharges } from './recurring.ts';

const plan = (description: string, interval: string, unitAmountMinor: number, quantity = 1) =>
  ({ description, interval, unitAmountMinor, quantity, currency: 'CAD' }) as Subscription;

it('adds the subscriptions of a plan up and shows the most expensive first', () => {
  const charges = recurringCharges([
    plan('Basic', 'month', 2_999),
    plan('Plus', 'month', 4_999, 2),
    plan('Basic', 'month', 2_999, 3),
  ]);
  assert.deepEqual(
    charges.map(({ description, quantity, amountMinor }) => [description, quantity, amountMinor]),
    [
      ['Basic', 4, 11_996],
      ['Plus', 2, 9_998],
    ],
  );
  assert.deepEqual([...monthlyTotals(charges)], [['CAD', 21_994]]);
});

it('tells what a yearly plan is a month, and never mixes currencies', () => {
  const charges = recurringCharges([
    plan('Yearly', 'year', 12_001),
    { ...plan('Yearly', 'year', 12_000), currency: 'USD' },
  ]);
  assert.deepEqual(
    charges.map(({ perMonthMinor }) => perMonthMinor),
    [1_000, 1_000],
  );
  assert.equal(monthlyTotals(charges).size, 2);
});
