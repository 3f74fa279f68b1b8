import assert from 'node:assert/strict';
import { it } from 'node:test';
import type Stripe from 'stripe';
import { lineTaxes } from './line-taxes.ts';

const rate = (percentage: number, inclusive = false) =>
  ({ percentage, inclusive }) as unknown as Stripe.TaxRate;
const amounts = (amount: number, ...rates: Stripe.TaxRate[]) =>
  lineTaxes(amount, rates).map((tax) => tax.amount);

it('half a cent rounds up, and less rounds down', () => {
  assert.deepEqual(amounts(50, rate(13)), [7]);
  assert.deepEqual(amounts(49, rate(13)), [6]);
  assert.deepEqual(amounts(10, rate(5)), [1]);
});

it('taxes beside each other are both taken from the amount without tax', () => {
  assert.deepEqual(amounts(12_999, rate(5), rate(9.975)), [650, 1_297]);
});

it('percentages with decimals that binary fractions miss stay exact', () => {
  // 20,000 × 9.975 % is exactly 1995; 100 × 1.005 % is exactly 1.005.
  assert.deepEqual(amounts(20_000, rate(9.975)), [1_995]);
  assert.deepEqual(amounts(50_000, rate(1.005)), [503]);
});

it('an inclusive tax is the part of the amount that it makes up', () => {
  const [tax] = lineTaxes(11_300, [rate(13, true)]);
  assert.deepEqual([tax?.amount, tax?.taxableAmount], [1_300, 10_000]);
});
