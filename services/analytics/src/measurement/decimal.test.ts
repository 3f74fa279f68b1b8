import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDecimal } from './decimal.ts';

test('decimal numbers are read, blanks around them allowed', () => {
  const texts = ['41.869211', '-87.6', ' 12 ', '+.5', '7.', '1e1', '-0', '1E-2'];
  assert.deepEqual(texts.map(parseDecimal), [41.869211, -87.6, 12, 0.5, 7, 10, -0, 0.01]);
});

test('nothing else is a number', () => {
  for (const text of [
    '',
    ' ',
    'NaN',
    'Infinity',
    '1e400',
    '0x10',
    '1_000',
    '1,5',
    '--1',
    '.',
    '4 1',
    '١',
  ]) {
    assert.equal(parseDecimal(text), null, text);
  }
});
