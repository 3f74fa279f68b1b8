import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  endTrack,
  type Fix,
  type Gap,
  type Interval,
  newTrackState,
  trackFix,
} from './track-device.ts';

const DEGREES_PER_METRE = 180 / Math.PI / 6_371_008.8;

/** A fix so many seconds and so many metres north and east of a start on the equator. */
function fix(seconds: number, north: number, east = 0): Fix {
  return {
    recordedAtMs: seconds * 1000,
    latitude: north * DEGREES_PER_METRE,
    longitude: 10 + east * DEGREES_PER_METRE,
  };
}

function track(...fixes: Fix[]) {
  const heard = {
    kept: [] as number[],
    dropped: [] as [seconds: number, reason: string][],
    jumps: [] as number[],
    intervals: [] as Interval[],
    gaps: [] as Gap[],
  };
  const listener = {
    kept: (f: Fix) => void heard.kept.push(f.recordedAtMs / 1000),
    dropped: (f: Fix, reason: string) => void heard.dropped.push([f.recordedAtMs / 1000, reason]),
    jump: (f: Fix) => void heard.jumps.push(f.recordedAtMs / 1000),
    interval: (interval: Interval) => void heard.intervals.push(interval),
    gap: (gap: Gap) => void heard.gaps.push(gap),
  };
  const state = newTrackState();
  for (const f of fixes) trackFix(state, f, listener);
  endTrack(state, listener);
  return heard;
}

const credited = (intervals: Interval[]) => intervals.map((interval) => interval.credited);
const axes = (intervals: Interval[]) => intervals.map((interval) => interval.axis);

test('the second ping of one time is dropped', () => {
  const { kept, dropped } = track(fix(0, 0), fix(0, 5), fix(10, 50));
  assert.deepEqual(kept, [0, 10]);
  assert.deepEqual(dropped, [[0, 'SAME_TIME']]);
});

test('a ping of the time of a held one is dropped for that, though it would be near enough', () => {
  const { kept, dropped } = track(fix(0, 0), fix(10, 5000), fix(10, 20), fix(20, 100));
  assert.deepEqual(dropped, [
    [10, 'SAME_TIME'],
    [10, 'TOO_FAST'],
  ]);
  assert.deepEqual(kept, [0, 20]);
});

test('55.6 metres a second are allowed, more are not', () => {
  assert.deepEqual(track(fix(0, 0), fix(10, 555.9999)).kept, [0, 10]);
  assert.deepEqual(track(fix(0, 0), fix(10, 556.0001)).dropped, [[10, 'TOO_FAST']]);
});

test('one or two outliers are dropped and the track goes on', () => {
  const { kept, dropped, jumps, intervals } = track(
    fix(0, 0),
    fix(10, 9000),
    fix(20, 9100),
    fix(30, 300),
  );
  assert.deepEqual(kept, [0, 30]);
  assert.deepEqual(dropped, [
    [10, 'TOO_FAST'],
    [20, 'TOO_FAST'],
  ]);
  assert.deepEqual(jumps, []);
  assert.equal(intervals[0]?.durationMs, 30_000);
});

test('three pings that agree are kept behind a jump, which no interval crosses', () => {
  const { kept, dropped, jumps, intervals } = track(
    fix(0, 0),
    fix(10, 9000),
    fix(20, 9100),
    fix(30, 9200),
    fix(40, 9300),
  );
  assert.deepEqual(kept, [0, 10, 20, 30, 40]);
  assert.deepEqual(dropped, []);
  assert.deepEqual(jumps, [10]);
  assert.deepEqual(
    intervals.map(({ startMs, lengthMm }) => [startMs, lengthMm]),
    [10, 20, 30].map((seconds) => [seconds * 1000, 100_000]),
  );
});

test('outliers that do not agree with each other never add up to a jump', () => {
  const { kept, jumps, dropped } = track(
    fix(0, 0),
    fix(10, 9000),
    fix(20, 9100),
    fix(30, 90_000),
    fix(40, 180_000),
    fix(50, 270_000),
  );
  assert.deepEqual(kept, [0]);
  assert.deepEqual(jumps, []);
  assert.deepEqual(
    dropped.map(([seconds]) => seconds),
    [10, 20, 30, 40, 50],
  );
});

test('pings that are still held at the end are dropped', () => {
  const { kept, dropped } = track(fix(0, 0), fix(10, 9000), fix(20, 9100));
  assert.deepEqual(kept, [0]);
  assert.equal(dropped.length, 2);
});

test('an interval is at most 120 s, a gap at most an hour, and a longer pause is off duty', () => {
  const { intervals, gaps } = track(
    fix(0, 0),
    fix(120, 500),
    fix(240.001, 700),
    fix(3840.001, 900),
    fix(7440.002, 1000),
  );
  assert.deepEqual(
    intervals.map(({ durationMs }) => durationMs),
    [120_000],
  );
  assert.deepEqual(
    gaps.map(({ startMs, durationMs, latitude }) => [startMs, durationMs, latitude]),
    [
      [120_000, 120_001, fix(0, 500).latitude],
      [240_001, 3_600_000, fix(0, 700).latitude],
    ],
  );
});

test('a jump is no gap', () => {
  const { gaps } = track(fix(0, 0), fix(600, 90_000), fix(610, 90_010), fix(620, 90_020));
  assert.deepEqual(gaps, []);
});

test('a vehicle that stands earns for two minutes after its last fast interval', () => {
  const { intervals } = track(
    fix(0, 0),
    fix(10, 13.8),
    fix(20, 27.7),
    fix(80, 27.7),
    fix(140, 27.7),
    fix(140.001, 27.7),
    fix(150, 100),
  );
  assert.deepEqual(credited(intervals), [false, true, true, true, false, true]);
});

test('an interval that ends late is not credited, however early it began', () => {
  const { intervals } = track(fix(0, 0), fix(10, 100), fix(40, 100), fix(131, 100));
  assert.deepEqual(credited(intervals), [true, true, false]);
});

test('credit and heading last over a jump', () => {
  const { intervals } = track(
    fix(0, 0),
    fix(10, 0, 100),
    fix(20, 90_000),
    fix(30, 90_000),
    fix(40, 90_000),
  );
  assert.deepEqual(credited(intervals), [true, true, true]);
  assert.deepEqual(axes(intervals), [1, 1, 1]);
});

test('heading lasts over a gap, and credit does not outlive it', () => {
  const { intervals } = track(fix(0, 0), fix(10, -100), fix(140, -100), fix(145, -100));
  assert.deepEqual(credited(intervals), [true, false]);
  assert.deepEqual(axes(intervals), [2, 2]);
});

test('an interval of 5 m has a heading, credited or not, and a shorter one takes the last', () => {
  const { intervals } = track(
    fix(0, 0),
    fix(100, 4.9999),
    fix(200, 9.9997),
    fix(300, 9.9997, -5.00001),
    fix(400, 14, -5.00001),
  );
  assert.deepEqual(axes(intervals), [null, null, 3, 3]);
  assert.deepEqual(credited(intervals), [false, false, false, false]);
});

test('lengths are whole millimetres and the place is the midpoint', () => {
  const { intervals } = track(fix(0, 0), fix(10, 100.0006));
  assert.equal(intervals[0]?.lengthMm, 100_001);
  assert.equal(intervals[0]?.latitude, fix(0, 100.0006).latitude / 2);
});
