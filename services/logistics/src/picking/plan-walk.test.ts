import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planWalk } from './plan-walk.ts';

const line = (fulfillmentId: string, sku: string, left: number) => ({
  ...{ fulfillmentId, sku, left },
  ...{ name: sku, serialized: false },
});

test('the way goes by bin as people read bins, each item once, and says what goes in which tote', () => {
  const lines = [line('b', 'X', 2), line('a', 'X', 1), line('a', 'Y', 4), line('b', 'Z', 1)];
  const bins = new Map([
    ['X', 'A-10'],
    ['Y', 'A-2'],
    ['Z', null],
  ]);
  const stops = planWalk(['a', 'b'], [...lines, line('a', 'W', 0), line('b', 'X', 1)], bins);
  assert.deepEqual(
    stops.map(({ bin, sku, quantity, totes }) => [
      bin,
      sku,
      quantity,
      totes.map(({ tote, quantity: pieces }) => `${tote}:${pieces}`).join(' '),
    ]),
    [
      ['A-2', 'Y', 4, '1:4'],
      ['A-10', 'X', 4, '1:1 2:3'],
      [null, 'Z', 1, '2:1'],
    ],
  );
});
