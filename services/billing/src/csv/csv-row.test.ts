import assert from 'node:assert/strict';
import { it } from 'node:test';
import { csvRow } from './csv-row.ts';

it('keeps commas, quotes and line ends within their cell', () => {
  assert.equal(csvRow(['a', 'x,"y"', 'one\r\ntwo', null]), 'a,"x,""y""","one\r\ntwo",\r\n');
});

it('defuses what a spreadsheet would run, and leaves amounts alone', () => {
  for (const text of ['=1+1', '+1 416', '-2+3', '@SUM(A1)', '\t=1', ' =1', '-1-1']) {
    assert.ok(csvRow([text]).startsWith("'"), text);
  }
  assert.equal(csvRow(['\r=1']), '"\'\r=1"\r\n');
  assert.equal(csvRow(['-12.50', '0', '1000']), '-12.50,0,1000\r\n');
});
