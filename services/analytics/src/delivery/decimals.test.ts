import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decimal, hours, impressions, kilometres } from './decimals.ts';

test('decimals keep every digit, and round the last one half up', () => {
  assert.equal(decimal(1n, 3n, 2), '0.33');
  assert.equal(decimal(1n, 8n, 2), '0.13');
  assert.equal(decimal(2n, 3n, 2), '0.67');
  assert.equal(decimal(999n, 1000n, 2), '1.00');
  assert.equal(kilometres(2_511_254_235n), '2511.254235');
  assert.equal(kilometres(0n), '0.000000');
  assert.deepEqual(impressions(123_456_789_012_345_678n), {
    micro: '123456789012345678',
    persons: '123456789012.345678',
  });
  assert.equal(impressions(null), null);
});

test('hours give the milliseconds back', () => {
  for (const ms of [1, 2, 59_999, 3_599_999, 3_600_000, 329_104_123, 987_654_321_987]) {
    assert.equal(Math.round(Number(hours(BigInt(ms))) * 3_600_000), ms);
  }
});
