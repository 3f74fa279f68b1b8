import assert from 'node:assert/strict';
import { it } from 'node:test';
import { dayBegins, dayEnds, easternDay } from './eastern-day.ts';

it('begins a day at midnight in Eastern time, in winter and in summer', () => {
  assert.equal(dayBegins('2026-12-01').toISOString(), '2026-12-01T05:00:00.000Z');
  assert.equal(dayBegins('2026-07-01').toISOString(), '2026-07-01T04:00:00.000Z');
});

it('gives days on which the clock changes 23 and 25 hours', () => {
  const hours = (day: string) => (dayEnds(day).getTime() - dayBegins(day).getTime()) / 3_600_000;
  assert.equal(hours('2026-03-08'), 23);
  assert.equal(hours('2026-11-01'), 25);
  assert.equal(hours('2026-12-01'), 24);
});

it('names the day on which something happened there', () => {
  assert.equal(easternDay(new Date('2026-12-01T04:59:59.000Z')), '2026-11-30');
  assert.equal(easternDay(new Date('2026-12-01T05:00:00.000Z')), '2026-12-01');
});
