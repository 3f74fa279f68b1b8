import assert from 'node:assert/strict';
import { test } from 'node:test';
import { thinPath } from './thin-path.ts';
import { tripId } from './trip-id.ts';

test('points on a straight line are left out, corners stay', () => {
  const east = Array.from({ length: 20 }, (_, i): [number, number] => [-87.7 + i / 1_000, 41.8]);
  const north = Array.from({ length: 20 }, (_, i): [number, number] => [-87.681, 41.8 + i / 1_000]);
  assert.deepEqual(thinPath([...east, ...north.slice(1)]), [
    [-87.7, 41.8],
    [-87.681, 41.8],
    [-87.681, 41.8 + 19 / 1_000],
  ]);
});

test('whatever is left out lies within the tolerance, and both ends stay', () => {
  const wavy = Array.from({ length: 500 }, (_, i): [number, number] => [
    -87.7 + i / 10_000,
    41.8 + Math.sin(i / 9) / 2_000,
  ]);
  const thin = thinPath(wavy, 10);
  assert.ok(thin.length > 20 && thin.length < 200);
  assert.deepEqual([thin[0], thin.at(-1)], [wavy[0], wavy.at(-1)]);
  assert.deepEqual(thinPath(wavy, 0.000_001).length, wavy.length);
  assert.deepEqual(thinPath([]), []);
  assert.deepEqual(thinPath([[1, 2]]), [[1, 2]]);
});

test('a round way that ends where it began keeps its middle', () => {
  const there: [number, number][] = [
    [-87.7, 41.8],
    [-87.69, 41.8],
    [-87.7, 41.8],
  ];
  assert.deepEqual(thinPath(there), there);
});

test('a trip keeps its id, has one of its own, and sorts by its beginning', () => {
  const at = Date.UTC(2026, 4, 4);
  assert.match(tripId('dev_a', at), /^trp_[0-9a-hjkmnp-tv-z]{26}$/);
  assert.equal(tripId('dev_a', at), tripId('dev_a', at));
  assert.notEqual(tripId('dev_a', at), tripId('dev_b', at));
  assert.ok(tripId('dev_a', at) < tripId('dev_a', at + 1));
});
