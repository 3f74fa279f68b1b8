import assert from 'node:assert/strict';
import { it } from 'node:test';
import { usageIdentifier } from './meter.ts';
import { isOver, usageMinute } from './usage-minute.ts';
import { usageOfDay } from './usage-of-day.ts';

const day = new Date('2026-05-04T00:00:00Z');
const now = new Date('2026-05-06T09:30:20Z');
const periodStart = new Date('2026-05-01T00:00:00Z');
const none = new Set<number>();

it('counts vehicles that drove, and whole persons half up', () => {
  assert.equal(usageOfDay('VEHICLE_DAYS', { vehicles: 3, otsMicro: null }), 3);
  assert.equal(usageOfDay('IMPRESSIONS', { vehicles: 3, otsMicro: 1_499_999n }), 1);
  assert.equal(usageOfDay('IMPRESSIONS', { vehicles: 3, otsMicro: 1_500_000n }), 2);
});

it('never takes what could not be measured for nothing', () => {
  assert.equal(usageOfDay('IMPRESSIONS', { vehicles: 3, otsMicro: null }), null);
});

it('counts a day at its noon, each difference in a minute of its own', () => {
  const noon = new Date('2026-05-04T12:00:00Z');
  const asked = { day, now, periodStart, taken: none };
  assert.deepEqual(usageMinute(asked), { at: noon, isCarried: false });
  const taken = new Set([noon.getTime(), noon.getTime() + 60_000]);
  assert.deepEqual(usageMinute({ ...asked, taken }), {
    at: new Date('2026-05-04T12:02:00Z'),
    isCarried: false,
  });
});

it('carries what became known after its period was invoiced into the open one, never ahead of now', () => {
  const asked = { day, now, periodStart: new Date('2026-05-05T00:00:00Z') };
  const at = new Date('2026-05-06T09:30:00Z');
  assert.deepEqual(usageMinute({ ...asked, taken: none }), { at, isCarried: true });
  assert.deepEqual(usageMinute({ ...asked, taken: new Set([at.getTime()]) }), {
    at: new Date('2026-05-06T09:29:00Z'),
    isCarried: true,
  });
});

it('counts nothing before the period that is open, and waits rather than far ahead of now', () => {
  const fresh = { day, now, periodStart: new Date('2026-05-06T09:30:10Z') };
  const minutes = ['31', '32', '33', '34'].map((m) => Date.parse(`2026-05-06T09:${m}:00Z`));
  const taken = new Set<number>();
  for (const minute of minutes) {
    assert.deepEqual(usageMinute({ ...fresh, taken }), { at: new Date(minute), isCarried: true });
    taken.add(minute);
  }
  assert.equal(usageMinute({ ...fresh, taken }), 'FULL');
});

it('leaves to a person what Stripe takes no more', () => {
  const late = new Date('2026-06-09T12:00:00Z');
  assert.equal(usageMinute({ day, now: late, periodStart, taken: none }), 'TOO_LATE');
});

it('waits until the day is over everywhere', () => {
  assert.equal(isOver(day, new Date('2026-05-05T11:59:59Z')), false);
  assert.equal(isOver(day, new Date('2026-05-05T12:00:00Z')), true);
});

it('gives one difference one identifier', () => {
  assert.equal(
    usageIdentifier('lin_1', '2026-05-04', 'IMPRESSIONS', 2),
    'line:lin_1:2026-05-04:IMPRESSIONS:2',
  );
});
