import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boundsOf, daysOf, periodOptions } from './invoice-filters.ts';

test('a period begins with its first day and ends with its last', () => {
  assert.deepEqual(daysOf('2028-02'), { issuedFrom: '2028-02-01', issuedTo: '2028-02-29' });
  assert.deepEqual(daysOf('2026'), { issuedFrom: '2026-01-01', issuedTo: '2026-12-31' });
  assert.equal(daysOf('nonsense'), null);
});

test('the months offered are the last twelve, across the year', () => {
  const values = periodOptions('fr', new Date('2026-02-10T00:00:00Z')).map(({ value }) => value);
  assert.deepEqual(values.slice(0, 5), ['2026', '2025', '2024', '2026-02', '2026-01']);
  assert.equal(values.at(-1), '2025-03');
});

test('a range that was not offered filters nothing', () => {
  assert.deepEqual(boundsOf('100-500'), { totalFrom: '100', totalTo: '500' });
  assert.deepEqual(boundsOf('-100'), { totalTo: '100' });
  assert.equal(boundsOf('1-2'), null);
});
