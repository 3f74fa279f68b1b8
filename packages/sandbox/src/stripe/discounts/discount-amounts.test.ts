import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type DiscountRule, discountAmounts } from './discount-amounts.ts';

const off = (rule: Partial<DiscountRule>): DiscountRule => ({
  id: 'di_1',
  percentOff: null,
  amountOff: null,
  products: null,
  ...rule,
});
const line = (amount: number, rules: DiscountRule[] = [], isDiscountable = true) => ({
  amount,
  isDiscountable,
  product: 'prod_1',
  rules,
});
const amounts = (...args: Parameters<typeof discountAmounts>) =>
  discountAmounts(...args).map((each) => each.map(({ amount }) => amount));

it('an amount off is shared out over the lines and never lost by rounding', () => {
  const lines = [line(3_333), line(3_333), line(3_334)];
  const shares = amounts(lines, [off({ amountOff: 1_000 })]).flat();
  assert.equal(
    shares.reduce((sum, share) => sum + share, 0),
    1_000,
  );
  assert.deepEqual(shares, [333, 333, 334]);
});

it('an amount off takes no more than there is', () => {
  assert.deepEqual(amounts([line(300)], [off({ amountOff: 1_000 })]), [[300]]);
  assert.deepEqual(amounts([line(0)], [off({ amountOff: 1_000 })]), [[]]);
});

it('a line’s own discount is taken first, and the invoice’s from what it left', () => {
  const own = off({ id: 'di_own', percentOff: 50 });
  assert.deepEqual(amounts([line(1_000, [own])], [off({ percentOff: 10 })]), [[500, 50]]);
});

it('lines that are not discountable and other products keep their price', () => {
  const lines = [line(1_000, [], false), line(1_000)];
  assert.deepEqual(amounts(lines, [off({ percentOff: 20 })]), [[], [200]]);
  assert.deepEqual(amounts(lines, [off({ percentOff: 20, products: ['prod_2'] })]), [[], []]);
});

it('half a cent of a percentage rounds up', () => {
  assert.deepEqual(amounts([line(1_001)], [off({ percentOff: 12.5 })]), [[125]]);
  assert.deepEqual(amounts([line(1_004)], [off({ percentOff: 12.5 })]), [[126]]);
});
