import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCart, withQuantity } from './cart.ts';

test('a cart that was written by something else is read as far as it makes sense', () => {
  assert.deepEqual(parseCart('no json'), { currency: 'CAD', lines: [] });
  assert.deepEqual(parseCart(null), { currency: 'CAD', lines: [] });
  const lines = [
    { sku: 'A', quantity: 2 },
    { sku: 'B', quantity: -1 },
    { sku: 7, quantity: 1 },
  ];
  assert.deepEqual(parseCart(JSON.stringify({ currency: 'USD', lines })), {
    currency: 'USD',
    lines: [{ sku: 'A', quantity: 2 }],
  });
});

test('each thing stands in one line, and none of it takes the line out', () => {
  const one = withQuantity({ currency: 'CAD', lines: [] }, 'A', 1);
  const two = withQuantity(withQuantity(one, 'B', 1), 'A', 3);
  assert.deepEqual(two.lines, [
    { sku: 'A', quantity: 3 },
    { sku: 'B', quantity: 1 },
  ]);
  assert.deepEqual(withQuantity(two, 'A', 0).lines, [{ sku: 'B', quantity: 1 }]);
});
