import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysOf, nameOf, periodNames } from './periods.ts';

test('a period ends today at the latest, and one that is over with its last day', () => {
  const days = (today: string) =>
    Object.fromEntries(
      periodNames.map((name) => [name, Object.values(daysOf(name, today)).join(' ')]),
    );
  assert.deepEqual(days('2026-11-30'), {
    thisMonth: '2026-11-01 2026-11-30',
    lastMonth: '2026-10-01 2026-10-31',
    thisQuarter: '2026-10-01 2026-11-30',
    lastQuarter: '2026-07-01 2026-09-30',
    thisYear: '2026-01-01 2026-11-30',
    lastYear: '2025-01-01 2025-12-31',
  });
  assert.equal(days('2028-03-01').lastMonth, '2028-02-01 2028-02-29');
  assert.equal(days('2027-01-15').lastQuarter, '2026-10-01 2026-12-31');
});

test('days of one’s own choice have no name', () => {
  assert.equal(nameOf({ from: '2026-11-01', to: '2026-11-30' }, '2026-11-30'), 'thisMonth');
  assert.equal(nameOf({ from: '2026-11-02', to: '2026-11-30' }, '2026-11-30'), null);
});
