import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timesMoney, toNumber } from './decimal.ts';

test('money is multiplied without losing a cent', () => {
  const times = (amount: string, factor: number) =>
    timesMoney({ amount, currency: 'CAD' }, factor).amount;
  assert.equal(times('449.10', 3), '1347.30');
  assert.equal(times('0.07', 3), '0.21');
  assert.equal(times('0.01', 1), '0.01');
  assert.equal(times('900719925474.09', 100), '90071992547409.00');
  assert.equal(times('12', 4), '48');
});

test('what is missing is no zero', () => {
  assert.equal(toNumber(null), null);
  assert.equal(toNumber('0.5'), 0.5);
});
