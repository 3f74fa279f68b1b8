import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  costPerMilleMinor,
  coverage,
  frequency,
  grossRatingPoints,
  kilometres,
} from './derived-figures.ts';

test('figures for people come from exact sums', () => {
  assert.equal(kilometres(2_047_366_285), 2047.366285);
  assert.equal(coverage(250, 1000), 0.75);
  assert.equal(costPerMilleMinor(50_000, 2_000_000_000_000n), 25);
  assert.equal(grossRatingPoints(2_700_000_000_000n, 2_700_000), 100);
  assert.equal(frequency(9_000_000n, 4.5), 2);
});

test('a figure that does not exist is null and never a number', () => {
  assert.equal(coverage(0, 0), null);
  assert.equal(costPerMilleMinor(50_000, 0n), null);
  assert.equal(grossRatingPoints(5n, 0), null);
  assert.equal(frequency(0n, 0), null);
});
