import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMissing, sumBySku } from './stock.ts';

test('lines of the same item are one quantity, in the order of the SKU', () => {
  const lines = [
    { sku: 'B', quantity: 1 },
    { sku: 'A', quantity: 2 },
    { sku: 'B', quantity: 3 },
  ];
  assert.deepEqual(sumBySku(lines), [
    { sku: 'A', quantity: 2 },
    { sku: 'B', quantity: 4 },
  ]);
});

test('what is reserved for others is missing, what nobody has ever held is missing whole', () => {
  const levels = new Map([['A', { sku: 'A', onHand: 5, reserved: 3 }]]);
  const wanted = [
    { sku: 'A', quantity: 3 },
    { sku: 'C', quantity: 2 },
  ];
  assert.deepEqual(findMissing(levels, wanted), [
    { sku: 'A', missing: 1 },
    { sku: 'C', missing: 2 },
  ]);
  assert.deepEqual(findMissing(levels, [{ sku: 'A', quantity: 2 }]), []);
});
