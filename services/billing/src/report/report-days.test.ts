import assert from 'node:assert/strict';
import { it } from 'node:test';
import { dayOf, endOfDay, monthOf, monthsBetween, startOfDay } from './report-days.ts';

it('counts a day from midnight to before the next, in UTC', () => {
  assert.equal(startOfDay('2026-03-08').toISOString(), '2026-03-08T00:00:00.000Z');
  assert.equal(endOfDay('2026-12-31').toISOString(), '2027-01-01T00:00:00.000Z');
  assert.equal(dayOf(new Date('2026-03-08T23:59:59.999Z')), '2026-03-08');
});

it('counts months over the turn of a year and back', () => {
  assert.deepEqual(monthsBetween('2025-11-30', '2026-02-01'), [
    '2025-11-01',
    '2025-12-01',
    '2026-01-01',
    '2026-02-01',
  ]);
  assert.deepEqual(monthsBetween('2026-02-01', '2026-01-31'), []);
  assert.equal(monthOf('2026-02-15', -12), '2025-02-01');
  assert.equal(monthOf('2026-01-31', 13), '2027-02-01');
});
