import assert from 'node:assert/strict';
import { it } from 'node:test';
import { addInterval, nextPeriodEnd } from './period.ts';

const seconds = (date: string) => Date.parse(date) / 1000;
const monthly = { interval: 'month', interval_count: 1 };

it('a month from 31 January ends on the last day of February', () => {
  assert.equal(
    addInterval(seconds('2026-01-31T10:00:00Z'), monthly),
    seconds('2026-02-28T10:00:00Z'),
  );
  assert.equal(addInterval(seconds('2028-01-31'), monthly), seconds('2028-02-29'));
});

it('years, weeks and days keep the time of day', () => {
  const start = seconds('2028-02-29T08:30:00Z');
  assert.equal(
    addInterval(start, { interval: 'year', interval_count: 1 }),
    seconds('2029-02-28T08:30:00Z'),
  );
  assert.equal(addInterval(start, { interval: 'week', interval_count: 2 }), start + 14 * 86_400);
  assert.equal(addInterval(start, { interval: 'day', interval_count: 3 }), start + 3 * 86_400);
});

it('a subscription of the 31st comes back to the 31st', () => {
  const anchor = seconds('2026-01-31');
  const march = nextPeriodEnd(anchor, seconds('2026-02-28'), monthly);
  assert.equal(march, seconds('2026-03-31'));
  assert.equal(nextPeriodEnd(anchor, march, monthly), seconds('2026-04-30'));
});
