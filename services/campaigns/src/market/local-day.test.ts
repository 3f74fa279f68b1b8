import assert from 'node:assert/strict';
import { it } from 'node:test';
import { daysBetween, localDay, nextDay, startOfDay } from './local-day.ts';

it('knows when a local day begins, in winter and in summer', () => {
  assert.equal(
    startOfDay('2026-01-15', 'America/Chicago').toISOString(),
    '2026-01-15T06:00:00.000Z',
  );
  assert.equal(
    startOfDay('2026-07-15', 'America/Chicago').toISOString(),
    '2026-07-15T05:00:00.000Z',
  );
  assert.equal(
    startOfDay('2026-07-15', 'America/St_Johns').toISOString(),
    '2026-07-15T02:30:00.000Z',
  );
});

it('knows it on the days the clocks change', () => {
  assert.equal(
    startOfDay('2026-03-08', 'America/Toronto').toISOString(),
    '2026-03-08T05:00:00.000Z',
  );
  assert.equal(
    startOfDay('2026-03-09', 'America/Toronto').toISOString(),
    '2026-03-09T04:00:00.000Z',
  );
  assert.equal(
    startOfDay('2026-11-01', 'America/Toronto').toISOString(),
    '2026-11-01T04:00:00.000Z',
  );
  assert.equal(
    startOfDay('2026-11-02', 'America/Toronto').toISOString(),
    '2026-11-02T05:00:00.000Z',
  );
});

it('begins a day whose midnight is skipped when its clock begins', () => {
  // Chile's clocks jump from 24:00 to 01:00.
  const start = startOfDay('2026-09-06', 'America/Santiago');
  assert.equal(localDay(start, 'America/Santiago'), '2026-09-06');
  assert.equal(localDay(new Date(start.getTime() - 1), 'America/Santiago'), '2026-09-05');
});

it('counts days with both ends', () => {
  assert.equal(daysBetween('2026-11-01', '2026-11-21'), 21);
  assert.equal(daysBetween('2026-11-01', '2026-11-01'), 1);
  assert.equal(nextDay('2026-02-28'), '2026-03-01');
});
