import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareFixes, screenPing } from './screen-ping.ts';

const good = { device: 'van', recordedAtMs: 1_000_000, latitude: 41.8, longitude: -87.6 };

test('a ping with device, time and place passes, also at the ends of the earth', () => {
  assert.equal(screenPing(good), null);
  assert.equal(screenPing({ ...good, latitude: 90, longitude: -180 }), null);
  assert.equal(screenPing({ ...good, latitude: 0, longitude: 0.000001 }), null);
});

test('a ping without device or time is dropped', () => {
  assert.equal(screenPing({ ...good, device: '' }), 'NO_DEVICE_OR_TIME');
  assert.equal(screenPing({ ...good, device: null }), 'NO_DEVICE_OR_TIME');
  assert.equal(screenPing({ ...good, recordedAtMs: null }), 'NO_DEVICE_OR_TIME');
  assert.equal(screenPing({ ...good, recordedAtMs: Number.NaN }), 'NO_DEVICE_OR_TIME');
});

test('a ping without a place on earth is dropped', () => {
  for (const [latitude, longitude] of [
    [null, 1],
    [1, null],
    [Number.NaN, 1],
    [Number.POSITIVE_INFINITY, 1],
    [90.0000001, 1],
    [1, 180.0000001],
    [0, 0],
    [-0, 0],
  ] as const) {
    assert.equal(screenPing({ ...good, latitude, longitude }), 'NO_POSITION');
  }
});

test('a clock may be five minutes ahead and not a millisecond more', () => {
  const receivedAtMs = good.recordedAtMs - 300_000;
  assert.equal(screenPing({ ...good, receivedAtMs }), null);
  assert.equal(screenPing({ ...good, receivedAtMs: receivedAtMs - 1 }), 'FROM_FUTURE');
  assert.equal(screenPing({ ...good, receivedAtMs: null }), null);
});

test('the first reason that applies is the one that is told', () => {
  const ping = { device: '', recordedAtMs: 9e9, latitude: 99, longitude: 0, receivedAtMs: 0 };
  assert.equal(screenPing(ping), 'NO_DEVICE_OR_TIME');
  assert.equal(screenPing({ ...ping, device: 'van' }), 'NO_POSITION');
});

test('fixes of one time go by sequence, and without one by latitude and longitude as numbers', () => {
  const fix = (latitude: number, longitude: number, sequence?: number) => ({
    recordedAtMs: 5,
    latitude,
    longitude,
    ...(sequence === undefined ? {} : { sequence }),
  });
  assert.deepEqual([fix(1, 1, 10), fix(2, 2, 9)].sort(compareFixes), [fix(2, 2, 9), fix(1, 1, 10)]);
  assert.deepEqual([fix(10, 0), fix(9, 9), fix(9, -9), fix(-9, 0)].sort(compareFixes), [
    fix(-9, 0),
    fix(9, -9),
    fix(9, 9),
    fix(10, 0),
  ]);
});
