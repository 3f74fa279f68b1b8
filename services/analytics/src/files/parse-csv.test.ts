import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FileProblem } from './file-problem.ts';
import { parseCsv } from './parse-csv.ts';

function rows(text: string): [line: number, ...values: string[]][] {
  const found: [number, ...string[]][] = [];
  parseCsv('f.csv', text, ['a', 'b'], (values, line) => found.push([line, ...values]));
  return found;
}

const refuses = (text: string, message: string) =>
  assert.throws(() => rows(text), { name: FileProblem.name, message });

test('columns are found by name, in any order, among others', () => {
  assert.deepEqual(rows('b,x,a\n1,2,3\n'), [[2, '3', '1']]);
  assert.deepEqual(rows(' a , b \r\n1,2\r\n'), [[2, '1', '2']]);
});

test('a last line without its end, blank lines and quotes are all CSV', () => {
  assert.deepEqual(rows('a,b\n1,2\n\n3,4'), [
    [2, '1', '2'],
    [4, '3', '4'],
  ]);
  assert.deepEqual(rows('"a","b"\r\n"1,5","say ""hi"""\r\n\r\n"x\ny",""\r\n7,8\r\n'), [
    [2, '1,5', 'say "hi"'],
    [4, 'x\ny', ''],
    [6, '7', '8'],
  ]);
  assert.deepEqual(rows('a,b\n5" drill,2\n'), [[2, '5" drill', '2']]);
  assert.deepEqual(rows('a,b\n"1",2'), [[2, '1', '2']]);
});

test('a short row lacks values and a row that only ends in commas has none too many', () => {
  assert.deepEqual(rows('a,b\nhello\n,\n1,2,,\n'), [
    [2, 'hello', ''],
    [3, '', ''],
    [4, '1', '2'],
  ]);
});

test('what is no such CSV is refused with the line and the reason', () => {
  refuses('', 'f.csv, line 1: the file is empty; a header line is missing');
  refuses('\n\n', 'f.csv, line 1: the file is empty; a header line is missing');
  refuses('a,c\n1,2\n', 'f.csv, line 1: the header lacks the column b');
  refuses('<html>', 'f.csv, line 1: the header lacks the columns a, b');
  refuses('a,b,a\n', 'f.csv, line 1: the header names the column a twice');
  refuses('a,b\n1,2\n1,2,3\n', 'f.csv, line 3: 3 values, but the header names 2 columns');
  refuses('a,b\n1,2\n"1,2\n3,4\n', 'f.csv, line 3: a quote is opened and never closed');
  refuses('a,b\n"x\ny"z,2\n', 'f.csv, line 3: text after a closing quote');
});
