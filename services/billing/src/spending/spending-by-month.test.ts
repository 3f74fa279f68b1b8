import assert from 'node:assert/strict';
import { it } from 'node:test';
import { lastMonths } from './spending-by-month.ts';

it('ends with the month of the day and crosses the year', () => {
  assert.deepEqual(lastMonths('2026-02-28', 3), ['2025-12', '2026-01', '2026-02']);
  assert.deepEqual(lastMonths('2026-12-31', 1), ['2026-12']);
});
