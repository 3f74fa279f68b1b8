import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bestRates, suggestedRate } from './rate-choice.ts';
import type { Rate } from './station-query.ts';

const rate = (id: string, amount: string, deliverBy: string | null): Rate => ({
  __typename: 'Rate',
  id,
  carrier: 'CANADA_POST',
  service: id,
  serviceName: id,
  price: { __typename: 'Money', amount, currency: 'CAD' },
  transitDays: null,
  deliverBy,
  guaranteed: false,
  expiresAt: '2026-11-24T00:00:00.000Z',
  billableWeightGrams: 1_600,
  comparablePrice: { __typename: 'Money', amount, currency: 'CAD' },
});
const regular = rate('regular', '9.50', '2026-11-30');
const xpress = rate('xpress', '14.00', '2026-11-25');
const priority = rate('priority', '100.00', '2026-11-25');
const untold = rate('untold', '12.00', null);

test('the cheapest is so by amount, not by its text', () => {
  assert.equal(bestRates([priority, xpress, regular]).cheapest?.id, 'regular');
});

test('of two that arrive on one day the cheaper is marked fastest', () => {
  assert.equal(bestRates([priority, xpress, regular, untold]).fastest?.id, 'xpress');
  assert.equal(bestRates([untold]).fastest, undefined);
});

test('the customer’s choice decides what is suggested', () => {
  assert.equal(suggestedRate([regular, xpress], 'EXPRESS')?.id, 'xpress');
  assert.equal(suggestedRate([regular, xpress], 'STANDARD')?.id, 'regular');
  assert.equal(suggestedRate([untold], 'EXPRESS')?.id, 'untold');
  assert.equal(suggestedRate([], 'STANDARD'), undefined);
});
