import assert from 'node:assert/strict';
import { it } from 'node:test';
import { firstFreeRange } from './first-free-range.ts';

const search = { from: '2026-02-25', days: 7, searchDays: 30 };
const range = (startDate: string, endDate: string) => ({ startDate, endDate });

it('takes the first days that are asked for when they are free', () => {
  assert.deepEqual(firstFreeRange([], search), range('2026-02-25', '2026-03-03'));
  assert.deepEqual(
    firstFreeRange([range('2026-02-01', '2026-02-24'), range('2026-03-04', '2026-03-05')], search),
    range('2026-02-25', '2026-03-03'),
  );
});

it('goes past everything that is in the way, and never through a gap that is too short', () => {
  const taken = [range('2026-02-20', '2026-02-26'), range('2026-03-01', '2026-03-04')];
  assert.deepEqual(firstFreeRange(taken, search), range('2026-03-05', '2026-03-11'));
});

it('gives up beyond the days to search', () => {
  assert.equal(firstFreeRange([range('2026-01-01', '2026-12-31')], search), null);
});
