import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Interval } from '../measurement/track-device.ts';
import { tripOts } from './trip.ts';
import { TripBuilder } from './trip-builder.ts';

const SECOND = 1_000;
const fix = (atMs: number) => ({ recordedAtMs: atMs, latitude: 41 + atMs / 1e9, longitude: -87 });
const interval = (startMs: number, durationMs: number, credited = true): Interval => ({
  ...{ startMs, durationMs, lengthMm: durationMs, credited, axis: 0 },
  ...{ latitude: 41, longitude: -87 },
});
const ots = (micro: bigint | null, line = 'lin') => new Map([[line, micro]]);

function drive(builder: TripBuilder, moments: number[], vehicle = 'veh', credited = true) {
  moments.forEach((atMs, index) => {
    builder.kept(fix(atMs), vehicle);
    const from = moments[index - 1];
    if (from !== undefined && atMs - from <= 120_000) {
      builder.interval(interval(from, atMs - from, credited), ots(5n));
    }
  });
}

test('a pause of more than five minutes ends a trip, a shorter one does not', () => {
  const builder = new TripBuilder(null);
  drive(builder, [0, 10 * SECOND, 310 * SECOND, 320 * SECOND, 621 * SECOND, 631 * SECOND]);
  builder.end();
  assert.deepEqual(
    builder.finished.map(({ startMs, endMs, pings, lengthMm, otsByLine }) => ({
      ...{ startMs, endMs, pings, lengthMm, otsByLine },
    })),
    [
      { startMs: 0, endMs: 320_000, pings: 4, lengthMm: 20_000, otsByLine: { lin: '10' } },
      { startMs: 621_000, endMs: 631_000, pings: 2, lengthMm: 10_000, otsByLine: { lin: '5' } },
    ],
  );
});

test('a jump and another vehicle end a trip, and what lies between belongs to none', () => {
  const builder = new TripBuilder(null);
  drive(builder, [0, 10 * SECOND]);
  builder.jump();
  drive(builder, [20 * SECOND, 30 * SECOND]);
  builder.kept(fix(40 * SECOND), 'bus');
  builder.interval(interval(30 * SECOND, 10 * SECOND), ots(7n));
  builder.kept(fix(50 * SECOND), null);
  builder.end();
  assert.deepEqual(
    builder.finished.map(({ vehicleId, startMs, lengthMm }) => [vehicleId, startMs, lengthMm]),
    [
      ['veh', 0, 10_000],
      ['veh', 20_000, 10_000],
    ],
  );
});

test('standing is no trip', () => {
  const builder = new TripBuilder(null);
  drive(builder, [0, 60 * SECOND, 120 * SECOND], 'veh', false);
  builder.end();
  assert.deepEqual(builder.finished, []);
});

test('a vehicle that never pauses begins a new trip after a day', () => {
  const builder = new TripBuilder(null);
  drive(
    builder,
    Array.from({ length: 1_500 }, (_, minute) => minute * 60 * SECOND),
  );
  builder.end();
  assert.deepEqual(
    builder.finished.map(({ pings }) => pings),
    [1_441, 59],
  );
});

test('a trip continues from its stored state as if it had never been interrupted', () => {
  const moments = [0, 10 * SECOND, 20 * SECOND, 400 * SECOND, 410 * SECOND];
  const whole = new TripBuilder(null);
  drive(whole, moments);
  whole.end();
  const one = new TripBuilder(null);
  drive(one, moments.slice(0, 2));
  const two = new TripBuilder(JSON.parse(JSON.stringify(one.open)));
  two.kept(fix(20 * SECOND), 'veh');
  two.interval(interval(10 * SECOND, 10 * SECOND), ots(5n));
  drive(two, moments.slice(3));
  two.end();
  assert.deepEqual(two.finished, whole.finished);
});

test('a sum of OTS with a missing part is missing', () => {
  const builder = new TripBuilder(null);
  builder.kept(fix(0), 'veh');
  builder.kept(fix(SECOND), 'veh');
  builder.interval(interval(0, SECOND), ots(null, 'uncounted'));
  builder.interval(interval(0, SECOND), ots(4n, 'uncounted'));
  builder.interval(interval(0, SECOND), ots(3n));
  builder.end();
  const { otsByLine } = builder.finished[0] ?? { otsByLine: {} };
  assert.deepEqual(otsByLine, { uncounted: null, lin: '3' });
  assert.equal(tripOts(otsByLine, 'lin'), 3n);
  assert.equal(tripOts(otsByLine, 'uncounted'), null);
  assert.equal(tripOts(otsByLine, null), null);
  assert.equal(tripOts({ a: '1', b: '2' }, null), 3n);
  assert.equal(tripOts({}, null), null);
});
