import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Axis, distanceMetres, wholeMillimetres } from './geodesy.ts';
import { type Station, StationIndex } from './station-index.ts';

const DEGREES_PER_METRE = 180 / Math.PI / 6_371_008.8;

const station = (id: number, latitude: number, longitude: number, more: Partial<Station> = {}) => ({
  id,
  latitude,
  longitude,
  countedOn: '2006-03-01',
  vehiclesPerDay: 10,
  volumes: [1, 2, 3, 4] as Station['volumes'],
  ...more,
});

const nearest = (stations: Station[], latitude: number, longitude: number, axis: Axis = 0) =>
  new StationIndex(stations).trafficAt({ latitude, longitude }, axis)?.stationId ?? null;

/** A station so many metres north whose whole millimetres are as asked. */
function northOf(latitude: number, mm: number) {
  const found = station(1, latitude + (mm / 1000) * DEGREES_PER_METRE, 0);
  assert.equal(wholeMillimetres(distanceMetres({ latitude, longitude: 0 }, found)), mm);
  return found;
}

test('400 m in whole millimetres is near enough, a millimetre more is not', () => {
  assert.equal(nearest([northOf(50, 400_000)], 50, 0), 1);
  assert.equal(nearest([northOf(50, 400_001)], 50, 0), null);
});

test('volumes are those along the axis and against it, and an empty one is 0', () => {
  const index = new StationIndex([station(7, 1, 1, { volumes: [null, 5, 30, null] })]);
  const traffic = (axis: Axis) => {
    const found = index.trafficAt({ latitude: 1, longitude: 1 }, axis);
    return [found?.sameVehiclesPerDay, found?.oppositeVehiclesPerDay];
  };
  assert.deepEqual(([0, 1, 2, 3] as Axis[]).map(traffic), [
    [0, 30],
    [5, 0],
    [30, 0],
    [0, 5],
  ]);
});

test('a station that does not count the road is passed over, one that counted 0 is not', () => {
  const crossing = station(1, 1, 1, { volumes: [null, 9, null, 9] });
  const quiet = station(2, 1.001, 1, { volumes: [0, null, null, null] });
  assert.equal(nearest([crossing, quiet], 1, 1), 2);
  assert.equal(nearest([crossing, quiet], 1, 1, 1), 1);
});

test('ties in whole millimetres go to the later count, then to the smaller id', () => {
  const later = { countedOn: '2006-03-02' };
  assert.equal(nearest([station(1, 1, 1), station(2, 1, 1, later)], 1, 1), 2);
  assert.equal(nearest([station(10, 1, 1), station(9, 1, 1)], 1, 1), 9);
  const lessThanHalfAMillimetre = 1 + 0.0004 * DEGREES_PER_METRE;
  assert.equal(nearest([station(1, 1, 1), station(2, lessThanHalfAMillimetre, 1, later)], 1, 1), 2);
});

test('the nearest is found over the antimeridian and over the poles', () => {
  assert.equal(nearest([station(1, 0, -179.999)], 0, 179.999), 1);
  assert.equal(nearest([station(1, 0, 180)], 0, -179.999), 1);
  assert.equal(nearest([station(1, 89.999, 170)], 89.999, -10), 1);
  assert.equal(nearest([station(1, -89.999, 90)], -89.9985, -90), 1);
  assert.equal(nearest([station(1, 89.997, 170)], 89.999, -10), null);
});

test('every station within the radius is found at every latitude', () => {
  for (let latitude = -89.9995; latitude < 90; latitude += 0.7713) {
    const narrow = Math.cos((latitude * Math.PI) / 180);
    for (let bearing = 0; bearing < 2 * Math.PI; bearing += 0.3) {
      const metres = 399.9;
      const north = latitude + Math.cos(bearing) * metres * DEGREES_PER_METRE;
      const east = (Math.sin(bearing) * metres * DEGREES_PER_METRE) / narrow;
      const other = station(1, north, ((((179.999 + east + 540) % 360) + 360) % 360) - 180);
      if (Math.abs(north) > 90) continue;
      const mm = wholeMillimetres(distanceMetres({ latitude, longitude: 179.999 }, other));
      assert.equal(
        nearest([other], latitude, 179.999),
        mm <= 400_000 ? 1 : null,
        `${latitude} ${bearing}`,
      );
    }
  }
});
