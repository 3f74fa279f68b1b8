import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelledReach } from './modelled-reach.ts';

const day = (stationId: number, localDate: string, persons: number) => ({
  stationId,
  localDate,
  otsMicro: BigInt(Math.round(persons * 1e6)),
});
const volume = (stationId: number) =>
  new Map([
    [1, 1000],
    [2, 2000],
    [4, 0],
  ]).get(stationId) ?? null;
const unknown = { population: null };

const close = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 1e-9 * expected, `${actual} is not ${expected}`);

test('the persons of one day fall on the pool of the passers-by', () => {
  close(modelledReach([day(1, 'a', 835)], volume, unknown), 1670 * (1 - Math.exp(-0.5)));
});

test('a further day adds three in ten passers-by to the pool', () => {
  const pool = 1670 * 1.6;
  const days = [day(1, 'a', 300), day(1, 'b', 200), day(1, 'c', 100), day(1, 'c', 100)];
  close(modelledReach(days, volume, unknown), pool * (1 - Math.exp(-700 / pool)));
});

test('a day without impressions adds nothing', () => {
  const days = [day(1, 'a', 300), day(1, 'b', 0)];
  assert.equal(
    modelledReach(days, volume, unknown),
    modelledReach(days.slice(0, 1), volume, unknown),
  );
  assert.equal(modelledReach([], volume, unknown), 0);
});

test('stations add up, and one without a volume of all directions gives no reach', () => {
  const one = modelledReach([day(1, 'a', 300)], volume, unknown);
  const two = modelledReach([day(2, 'a', 300)], volume, unknown);
  const all = [day(3, 'a', 500), day(2, 'a', 300), day(1, 'a', 300), day(4, 'a', 10)];
  assert.equal(modelledReach(all, volume, unknown), one + two);
  assert.equal(modelledReach(all.reverse(), volume, unknown), one + two);
});

test('reach is never more than the market has people', () => {
  assert.equal(modelledReach([day(1, 'a', 5000)], volume, { population: 1200 }), 1200);
  assert.ok(modelledReach([day(1, 'a', 5000)], volume, unknown) > 1200);
});

test('another occupancy makes another pool', () => {
  const reach = modelledReach([day(1, 'a', 500)], volume, { population: null, occupancy: 100 });
  close(reach, 1000 * (1 - Math.exp(-0.5)));
});
