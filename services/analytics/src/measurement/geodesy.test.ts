import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  bearingDegrees,
  distanceMetres,
  midpoint,
  nearestAxis,
  wholeMillimetres,
} from './geodesy.ts';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });

test('a degree of the meridian and half the equator are as long as the sphere makes them', () => {
  assert.equal(wholeMillimetres(distanceMetres(at(0, 0), at(1, 0))), 111_195_080);
  assert.equal(wholeMillimetres(distanceMetres(at(0, -90), at(0, 90))), 20_015_114_442);
});

test('the antimeridian is no distance', () => {
  assert.equal(wholeMillimetres(distanceMetres(at(10, 180), at(10, -180))), 0);
  assert.equal(wholeMillimetres(distanceMetres(at(0, 179.9995), at(0, -179.9995))), 111_195);
});

test('half a millimetre is rounded up', () => {
  assert.equal(wholeMillimetres(0.0005), 1);
  assert.equal(wholeMillimetres(0.000499999), 0);
  assert.equal(wholeMillimetres(2.5005), 2501);
});

test('bearings go clockwise from north', () => {
  assert.equal(bearingDegrees(at(41, -87), at(42, -87)), 0);
  assert.equal(bearingDegrees(at(0, 0), at(0, 1)), 90);
  assert.equal(bearingDegrees(at(42, -87), at(41, -87)), 180);
  assert.equal(bearingDegrees(at(0, 0), at(0, -1)), 270);
  assert.equal(bearingDegrees(at(0, 179.9), at(0, -179.9)), 90);
});

test('the axis is the nearest, and ties of 45 degrees go clockwise', () => {
  const axes = [0, 44.999, 45, 134.999, 135, 224.999, 225, 314.999, 315, 359.999, 360];
  assert.deepEqual(axes.map(nearestAxis), [0, 0, 1, 1, 2, 2, 3, 3, 0, 0, 0]);
});

test('the midpoint takes the short way round', () => {
  assert.deepEqual(midpoint(at(1, 10), at(3, 20)), at(2, 15));
  assert.deepEqual(midpoint(at(0, 179), at(0, -177)), at(0, -179));
  assert.deepEqual(midpoint(at(0, -179), at(0, 177)), at(0, 179));
  assert.equal(Math.abs(midpoint(at(0, 179), at(0, -179)).longitude), 180);
});
