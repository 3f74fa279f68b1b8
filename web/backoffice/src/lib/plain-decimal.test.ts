import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDecimal } from './plain-decimal.ts';

test('amounts are read as people of both languages write them', () => {
  const amounts: [string, string][] = [
    ['12.34', '12.34'],
    ['12,34', '12.34'],
    ['1 234,56 $', '1234.56'],
    ['$1,234.56', '1234.56'],
    ['1,234', '1234'],
    ['1.234,50', '1234.50'],
    ['100', '100'],
    ['-5,00', '-5.00'],
  ];
  for (const [typed, read] of amounts) assert.equal(plainDecimal(typed), read, typed);
});
