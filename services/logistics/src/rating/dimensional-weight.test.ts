import assert from 'node:assert/strict';
import { test } from 'node:test';
import { billableWeightGrams, dimensionalWeightGrams } from './dimensional-weight.ts';

const box = { lengthMillimetres: 400, widthMillimetres: 300, heightMillimetres: 250 };

test('30 litres weigh 5 kg for Canada Post, 6 kg for DHL and a little more than 5 kg for USPS', () => {
  assert.equal(dimensionalWeightGrams('CANADA_POST', box), 5_000);
  assert.equal(dimensionalWeightGrams('DHL', box), 6_000);
  assert.equal(dimensionalWeightGrams('USPS', box), 5_003);
});

test('USPS weighs a parcel of at most one cubic foot as it is', () => {
  const foot = { lengthMillimetres: 304, widthMillimetres: 304, heightMillimetres: 304 };
  assert.equal(dimensionalWeightGrams('USPS', foot), null);
  assert.equal(billableWeightGrams('USPS', { ...foot, weightGrams: 900 }), 900);
});

test('a parcel is charged by the greater of its two weights', () => {
  assert.equal(billableWeightGrams('CANADA_POST', { ...box, weightGrams: 1_200 }), 5_000);
  assert.equal(billableWeightGrams('CANADA_POST', { ...box, weightGrams: 7_000 }), 7_000);
});
