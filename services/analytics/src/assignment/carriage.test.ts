import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Carriage, type Poster } from './carriage.ts';

const van = { vehicleId: 'van', marketCode: 'CHICAGO', timeZone: 'America/Chicago' };
const poster: Poster = {
  organizationId: 'org',
  vehicleId: 'van',
  lineId: 'line',
  campaignId: 'campaign',
  creativeId: 'red',
  placement: 'REAR',
  fromMs: 10,
  toMs: 20,
};

test('a device is on a vehicle from the beginning on and no more at the end', () => {
  const mountings = [
    { ...van, illuminated: false, fromMs: 10, toMs: 20 },
    { ...van, vehicleId: 'bus', illuminated: true, fromMs: 20, toMs: null },
  ];
  const carriage = new Carriage(mountings, []);
  const at = (ms: number) => carriage.mountingAt(ms)?.vehicleId ?? null;
  assert.deepEqual([9, 10, 19, 20, 1e15].map(at), [null, 'van', 'van', 'bus', 'bus']);
  assert.equal(carriage.lastMounting()?.vehicleId, 'bus');
});

test('a vehicle shows every poster whose time it is, and those of no other vehicle', () => {
  const side: Poster = {
    ...poster,
    lineId: 'side',
    placement: 'DRIVER_SIDE',
    fromMs: 15,
    toMs: 30,
  };
  const carriage = new Carriage([], [side, poster]);
  const at = (ms: number) => carriage.postersAt('van', ms).map(({ lineId }) => lineId);
  assert.deepEqual([9, 10, 15, 20, 30].map(at), [[], ['line'], ['line', 'side'], ['side'], []]);
  assert.deepEqual(carriage.postersAt('bus', 15), []);
});
