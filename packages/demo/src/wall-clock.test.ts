import assert from 'node:assert/strict';
import { it } from 'node:test';
import { moveDays } from './replay/move-days.ts';
import { WallClock } from './wall-clock.ts';

const clock = new WallClock('America/Chicago');
const iso = (ms: number) => new Date(ms).toISOString();

it('finds the moment of a wall clock in winter and in summer', () => {
  assert.equal(iso(clock.utcMs(Date.UTC(2026, 0, 15, 8, 30))), '2026-01-15T14:30:00.000Z');
  assert.equal(iso(clock.utcMs(Date.UTC(2026, 6, 15, 8, 30))), '2026-07-15T13:30:00.000Z');
});

it('takes a skipped time as if the clock had not moved, and the first of a time that comes twice', () => {
  assert.equal(iso(clock.utcMs(Date.UTC(2026, 2, 8, 2, 30))), '2026-03-08T08:30:00.000Z');
  assert.equal(iso(clock.utcMs(Date.UTC(2026, 10, 1, 1, 30))), '2026-11-01T06:30:00.000Z');
});

it('keeps the hour on the wall when summer time lies between', () => {
  const first = Date.parse('2011-04-01T12:15:20Z');
  const move = moveDays(clock, first, '2026-11-02');
  assert.equal(iso(move(first)), '2026-11-02T13:15:20.000Z');
  assert.equal(iso(move(Date.parse('2011-04-20T23:59:59.250Z'))), '2026-11-22T00:59:59.250Z');
});

it('counts days by the local clock and not by UTC', () => {
  // Half past eight in the evening of 31 March in Chicago is already April in UTC.
  const first = Date.parse('2011-04-01T01:30:00Z');
  assert.equal(iso(moveDays(clock, first, '2011-04-05')(first)), '2011-04-06T01:30:00.000Z');
});
