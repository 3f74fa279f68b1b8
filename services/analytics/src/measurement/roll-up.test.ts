import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MeasuredInterval } from './measure-interval.ts';
import { RollUp } from './roll-up.ts';
import type { Interval } from './track-device.ts';

const van = { vehicleId: 'van', lineId: 'line', creativeId: 'red' };
const interval: Interval = {
  startMs: 3_599_999,
  durationMs: 1000,
  lengthMm: 5000,
  latitude: 1,
  longitude: 1,
  credited: true,
  axis: 0,
};
const measured: MeasuredInterval = {
  grossMicro: 10n,
  otsMicro: 8n,
  ltsMicro: 4n,
  audienceMicro: 2n,
  localDate: '1970-01-01',
  stationId: 5,
  uncovered: false,
};

test('an interval counts whole in the UTC hour of its start', () => {
  const rollUp = new RollUp();
  rollUp.addInterval(van, interval, measured, 'cell');
  rollUp.addInterval(van, { ...interval, startMs: 3_600_000 }, measured, 'cell');
  rollUp.addInterval(van, { ...interval, startMs: -1 }, measured, 'cell');
  assert.deepEqual(
    rollUp.exposures().map(({ hourStartMs, durationMs }) => [hourStartMs, durationMs]),
    [
      [0, 1000],
      [3_600_000, 1000],
      [-3_600_000, 1000],
    ],
  );
});

test('rows are kept apart by vehicle, line, creative and cell, whatever their names are', () => {
  const rollUp = new RollUp();
  rollUp.addInterval(van, interval, measured, 'cell');
  rollUp.addInterval({ ...van, vehicleId: 'bus' }, interval, measured, 'cell');
  rollUp.addInterval({ ...van, lineId: null }, interval, measured, 'cell');
  rollUp.addInterval({ ...van, lineId: 'null' }, interval, measured, 'cell');
  rollUp.addInterval({ ...van, lineId: 'line","red' }, interval, measured, 'cell');
  rollUp.addInterval({ ...van, creativeId: 'blue' }, interval, measured, 'cell');
  rollUp.addInterval(van, interval, measured, 'other');
  rollUp.addInterval(van, interval, measured, 'cell');
  assert.deepEqual(
    rollUp.exposures().map((row) => row.intervals),
    [2, 1, 1, 1, 1, 1, 1],
  );
});

test('sums are exact, and credited and uncovered time are told apart', () => {
  const rollUp = new RollUp();
  const nothing = { ...measured, grossMicro: 0n, otsMicro: 0n, ltsMicro: 0n, stationId: null };
  rollUp.addInterval(van, interval, measured, 'cell');
  rollUp.addInterval(van, { ...interval, credited: false }, nothing, 'cell');
  rollUp.addInterval(van, interval, { ...nothing, uncovered: true }, 'cell');
  rollUp.addGap(
    van,
    { startMs: 3_000_000, durationMs: 200_000, latitude: 1, longitude: 1 },
    'cell',
  );
  assert.deepEqual(rollUp.exposures(), [
    {
      ...van,
      hourStartMs: 0,
      cell: 'cell',
      grossMicro: 10n,
      otsMicro: 8n,
      ltsMicro: 4n,
      audienceMicro: 6n,
      durationMs: 3000,
      creditedMs: 2000,
      uncoveredMs: 1000,
      gapMs: 200_000,
      lengthMm: 15_000,
      intervals: 3,
    },
  ]);
});

test('a sum over a null is null, whichever comes first', () => {
  for (const figures of [
    [4n, null],
    [null, 4n],
  ]) {
    const rollUp = new RollUp();
    for (const ltsMicro of figures as (bigint | null)[]) {
      rollUp.addInterval(van, interval, { ...measured, ltsMicro }, 'cell');
    }
    assert.equal(rollUp.exposures()[0]?.ltsMicro, null);
    assert.equal(rollUp.exposures()[0]?.audienceMicro, 4n);
  }
});

test('a station earns by local day, vehicle and line', () => {
  const rollUp = new RollUp();
  rollUp.addInterval(van, interval, measured, 'a');
  rollUp.addInterval({ ...van, creativeId: 'blue' }, interval, measured, 'b');
  rollUp.addInterval(van, interval, { ...measured, localDate: '1970-01-02' }, 'a');
  rollUp.addInterval(van, interval, { ...measured, stationId: null }, 'a');
  assert.deepEqual(rollUp.stationDays(), [
    { localDate: '1970-01-01', vehicleId: 'van', lineId: 'line', stationId: 5, otsMicro: 16n },
    { localDate: '1970-01-02', vehicleId: 'van', lineId: 'line', stationId: 5, otsMicro: 8n },
  ]);
});
