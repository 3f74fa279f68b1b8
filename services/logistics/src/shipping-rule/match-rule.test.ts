import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type RuleSubject, ruleHolds } from './match-rule.ts';
import type { ShippingConditions } from './rule.ts';

const always: ShippingConditions = {
  ...{ countries: [], regions: [], minWeightGrams: null, maxWeightGrams: null },
  ...{ minValueMinor: null, maxValueMinor: null, valueCurrency: null, shippingMethods: [] },
  ...{ organizationIds: [], skus: [], warehouseIds: [] },
};
const subject: RuleSubject = {
  ...{ country: 'US', region: 'NY', weightGrams: 1_800, valueMinor: 40_000, currency: 'USD' },
  ...{ shippingMethod: 'STANDARD', organizationId: 'org_1', warehouseId: 'whs_1' },
  skus: ['MSK-CARTOP', 'ACC-MOUNT'],
};
const holds = (conditions: Partial<ShippingConditions>) =>
  ruleHolds({ ...always, ...conditions }, subject, 0.72);

test('a rule without conditions always holds', () => {
  assert.equal(holds({}), true);
});

test('every list needs the word and every bound must hold', () => {
  assert.equal(holds({ countries: ['CA', 'US'], regions: ['ny'] }), true);
  assert.equal(holds({ countries: ['US'], regions: ['CA'] }), false);
  assert.equal(holds({ shippingMethods: ['EXPRESS'] }), false);
  assert.equal(holds({ organizationIds: ['org_1'], warehouseIds: ['whs_2'] }), false);
});

test('bounds of weight hold at their ends', () => {
  assert.equal(holds({ minWeightGrams: 1_800, maxWeightGrams: 1_800 }), true);
  assert.equal(holds({ maxWeightGrams: 1_799 }), false);
  assert.equal(holds({ minWeightGrams: 1_801 }), false);
});

test('one piece of a SKU in the parcel is enough, and a star stands for any end', () => {
  assert.equal(holds({ skus: ['ACC-MOUNT'] }), true);
  assert.equal(holds({ skus: ['MSK-*'] }), true);
  assert.equal(holds({ skus: ['MSK'] }), false);
});

test('a value in the same currency is compared as it is, in another by the stated rate', () => {
  assert.equal(holds({ minValueMinor: 40_000, valueCurrency: 'USD' }), true);
  assert.equal(holds({ minValueMinor: 40_001, valueCurrency: 'USD' }), false);
  // 400 US dollars are 555.56 Canadian ones.
  assert.equal(holds({ minValueMinor: 55_556, valueCurrency: 'CAD' }), true);
  assert.equal(holds({ maxValueMinor: 55_555, valueCurrency: 'CAD' }), false);
});
