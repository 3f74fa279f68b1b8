import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RequestBudget } from './request-budget.ts';

test('a device may ask so often a minute, and again when time has passed', () => {
  const budget = new RequestBudget(60);
  for (let i = 0; i < 60; i++) assert.equal(budget.take('a', 1_000), 0);
  assert.equal(budget.take('a', 1_000), 1);
  assert.equal(budget.take('b', 1_000), 0);
  assert.equal(budget.take('a', 1_500), 1);
  assert.equal(budget.take('a', 2_000), 0);
  assert.equal(budget.take('a', 2_000), 1);
  for (let i = 0; i < 60; i++) assert.equal(budget.take('a', 3_600_000), 0);
  assert.equal(budget.take('a', 3_600_000), 1);
});
