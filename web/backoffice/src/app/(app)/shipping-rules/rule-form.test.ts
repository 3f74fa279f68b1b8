import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPreferred, ruleInput, startRule } from './rule-form.ts';

test('a new rule without conditions asks for none', () => {
  const input = ruleInput(null, { ...startRule(null), name: 'All' });
  assert.deepEqual(input.conditions?.countries, []);
  assert.deepEqual(input.conditions?.valueCurrency, null);
  assert.equal(input.conditions?.minWeightGrams, null);
  assert.equal(input.action.strategy, 'CHEAPEST');
});

test('lists are read with commas, an amount in either spelling', () => {
  const values = {
    ...startRule(null),
    countries: 'CA, us',
    minValue: '99,50',
    valueCurrency: 'USD',
  };
  const { conditions } = ruleInput('srl_1', values);
  assert.deepEqual(conditions?.countries, ['CA', 'us']);
  assert.deepEqual([conditions?.minValue, conditions?.valueCurrency], ['99.50', 'USD']);
});

test('a preferred service names its carrier and, if only that is meant, its code', () => {
  assert.deepEqual(readPreferred('usps USPS_GROUND\n\nDHL\nUPS'), [
    { line: 1, choice: { carrier: 'USPS', service: 'USPS_GROUND' } },
    { line: 3, choice: { carrier: 'DHL', service: null } },
    { line: 4, choice: undefined },
  ]);
});
