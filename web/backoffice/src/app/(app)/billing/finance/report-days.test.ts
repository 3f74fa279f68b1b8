import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, endOfMonth, firstOfMonth } from './report-days.ts';

test('months are counted over the turn of a year, and end on their last day', () => {
  assert.equal(firstOfMonth(-11, '2026-01-31'), '2025-02-01');
  assert.equal(firstOfMonth(1, '2026-12-15'), '2027-01-01');
  assert.equal(endOfMonth('2028-02-01'), '2028-02-29');
  assert.equal(endOfMonth('2026-12-01'), '2026-12-31');
});

test('an address holds what has a value', () => {
  assert.equal(
    addressOf('/billing/ledger', { kind: null, product: 'Kit & co' }),
    '/billing/ledger?product=Kit+%26+co',
  );
  assert.equal(addressOf('/billing/ledger', { kind: '' }), '/billing/ledger');
});
