import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axisTicks, labelInterval, toRecords } from './chart-data.ts';
import { heatClasses, heatClassOf } from './heat-scale.ts';
import { boundsOf, pointFeatures, tripFeatures } from './map-content.ts';

test('an axis begins at zero and ends at or beyond the most, at round numbers', () => {
  assert.deepEqual(axisTicks([{ label: 'a', values: [320.5, null] }]), [0, 100, 200, 300, 400]);
  assert.deepEqual(axisTicks([{ label: 'a', values: [7] }]), [0, 2, 4, 6, 8]);
  assert.deepEqual(axisTicks([]), [0, 1]);
  for (const most of [0.003, 1, 9.99, 41, 99_999, 123_456_789]) {
    const ticks = axisTicks([{ label: 'a', values: [most] }]);
    assert.equal(ticks[0], 0);
    assert.ok((ticks.at(-1) ?? 0) >= most, `${most}`);
    assert.ok(ticks.length <= 6, `${most}`);
  }
});

test('a gap stays a gap and does not become zero', () => {
  assert.deepEqual(toRecords([{ label: 'a', values: [null, 0] }]), [
    { label: 'a', s0: null, s1: 0 },
  ]);
});

test('labels of an axis never stand closer than they are wide', () => {
  assert.equal(labelInterval(['Van 1', 'Van 2'], 400), 0);
  assert.ok(
    labelInterval(
      Array.from({ length: 31 }, () => '2026-11-01'),
      300,
    ) >= 8,
  );
});

test('every value falls in a class, and the largest in the last', () => {
  const values = [1, 2, 3, 40, 50, 600, 7000];
  const classes = heatClasses(values);
  assert.equal(classes[0]?.from, 0);
  assert.ok(classes.length <= 5);
  assert.equal(heatClassOf(7000, classes), classes.length - 1);
  assert.equal(heatClassOf(0.5, classes), 0);
  assert.deepEqual(heatClasses([]), []);
  assert.deepEqual(heatClasses([5, 5, 5]), [
    { from: 0, to: 5 },
    { from: 5, to: null },
  ]);
});

test('a map shows all of its content, and a trip of one place is no line', () => {
  const trips = tripFeatures([
    {
      id: '1',
      label: 'a',
      path: [
        [-87, 41],
        [-88, 42],
      ],
    },
    { id: '2', label: 'b', path: [[10, 10]] },
  ]);
  assert.equal(trips.features.length, 1);
  assert.deepEqual(
    boundsOf([trips, pointFeatures([{ id: '3', label: 'c', position: [-80, 43] }])]),
    [-88, 41, -80, 43],
  );
  assert.equal(boundsOf([tripFeatures([])]), null);
});
