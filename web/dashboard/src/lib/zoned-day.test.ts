import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayIn, startOfDay } from './zoned-day.ts';

test('a day begins at the midnight of its zone, in summer, in winter and when clocks change', () => {
  const begin = (day: string, zone: string) => startOfDay(day, zone).toISOString();
  assert.equal(begin('2026-07-01', 'America/Chicago'), '2026-07-01T05:00:00.000Z');
  assert.equal(begin('2026-12-01', 'America/Chicago'), '2026-12-01T06:00:00.000Z');
  assert.equal(begin('2026-11-01', 'America/Toronto'), '2026-11-01T04:00:00.000Z');
  assert.equal(begin('2026-11-02', 'America/Toronto'), '2026-11-02T05:00:00.000Z');
});

test('an instant belongs to the day that the zone has then', () => {
  assert.equal(dayIn(new Date('2026-11-23T04:30:00Z'), 'America/Toronto'), '2026-11-22');
  assert.equal(dayIn(new Date('2026-11-23T04:30:00Z'), 'UTC'), '2026-11-23');
});
