import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TrafficCount } from '../files/read-counts.ts';
import { problemOfCounts } from './check-counts.ts';

const count: TrafficCount = {
  id: 7,
  street: 'Main',
  countedOn: '2026-05-04',
  vehiclesPerDay: 100,
  volumes: [60, null, 40, null],
  latitude: 41,
  longitude: -87,
};

test('counts that no road can have are refused by name', () => {
  assert.equal(problemOfCounts([count]), null);
  const tooMany = { ...count, volumes: [60, 1_000_001, 40, null] } as TrafficCount;
  assert.match(problemOfCounts([count, tooMany]) ?? '', /count 7 of 2026-05-04 says 1000001/);
});

test('counts that could measure nothing are refused', () => {
  assert.match(problemOfCounts([]) ?? '', /no counts/);
  const empty = { ...count, volumes: [null, null, null, null] } as TrafficCount;
  assert.match(problemOfCounts([empty]) ?? '', /no count has a volume/);
});
