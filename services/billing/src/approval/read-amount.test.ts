import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readAmount } from './read-amount.ts';

const read = (text: string, currency: string) => readAmount(text, currency, 'en', ['input']);
const codeOf = (text: string, currency: string) => {
  const result = read(text, currency);
  return 'problem' in result ? result.problem.code : result.amountMinor;
};

it('reads amounts as their currency counts them', () => {
  assert.equal(codeOf('12.34', 'CAD'), 1_234);
  assert.equal(codeOf('1234', 'JPY'), 1_234);
});

it('refuses nothing, less than nothing and more decimals than the currency has', () => {
  assert.equal(codeOf('0', 'CAD'), 'TOO_SMALL');
  assert.equal(codeOf('-5.00', 'CAD'), 'TOO_SMALL');
  assert.equal(codeOf('1.234', 'CAD'), 'INVALID');
  assert.equal(codeOf('1.5', 'JPY'), 'INVALID');
});
