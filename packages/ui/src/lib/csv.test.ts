import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCsv } from './csv.ts';

test('commas, quotes and line ends stay within their cell', () => {
  assert.equal(toCsv(['a', 'b'], [['x,"y"', 'one\ntwo']]), '\ufeffa,b\r\n"x,""y""","one\ntwo"\r\n');
});

test('a cell that a spreadsheet would run is defused, and a negative amount is not', () => {
  const line = toCsv(['a'], [['=1+1'], ['@x'], ['-12.50'], ['+1 (416) 555'], ['-2+3']]);
  assert.equal(line, "\ufeffa\r\n'=1+1\r\n'@x\r\n-12.50\r\n'+1 (416) 555\r\n'-2+3\r\n");
});

test('what is missing is an empty cell, and zero is zero', () => {
  assert.equal(toCsv(['a', 'b', 'c'], [[null, undefined, 0]]), '\ufeffa,b,c\r\n,,0\r\n');
});
