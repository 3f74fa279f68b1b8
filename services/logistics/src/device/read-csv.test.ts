import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCsv } from './read-csv.ts';

test('files of every spreadsheet read alike', () => {
  for (const separator of [',', ';', '\t']) {
    for (const end of ['\n', '\r\n']) {
      const text = `\uFEFFserial${separator}sku${end}${end} A-1 ${separator}"X""1"${end}`;
      assert.deepEqual(readCsv(text), [
        { line: 1, cells: ['serial', 'sku'] },
        { line: 3, cells: ['A-1', 'X"1'] },
      ]);
    }
  }
});

test('a quoted cell may hold separators and line ends, and the lines are still counted', () => {
  assert.deepEqual(readCsv('a,b\n"1,\n2",3\n4,5'), [
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['1,\n2', '3'] },
    { line: 4, cells: ['4', '5'] },
  ]);
});

test('a quote that is never closed is told, not guessed', () => {
  assert.equal(readCsv('a,b\n"1,2\n3,4'), null);
});
