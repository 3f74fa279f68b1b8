import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRows } from './received-rows.ts';

const imei = '490154203237518';
const otherImei = '356938035643809';

test('lines pasted from a spreadsheet, typed or scanned read alike', () => {
  const text = `msk-0001\t${imei}\t1.4.2\r\n\r\n MSK-0002, ${otherImei} `;
  assert.deepEqual(readRows(text), [
    { line: 1, serial: 'MSK-0001', imei, firmware: '1.4.2', problem: null },
    { line: 3, serial: 'MSK-0002', imei: otherImei, firmware: null, problem: null },
  ]);
});

test('each line says what is wrong with it', () => {
  const problems = readRows(
    ['A 1', 'MSK-1', `MSK-2 ${imei.slice(0, 14)}9`, `MSK-3 ${imei} 1 2`].join('\n'),
  ).map((row) => row.problem?.code);
  assert.deepEqual(problems, ['SERIAL', 'IMEI_MISSING', 'IMEI', 'TOO_MANY']);
});

test('the second of two equal serials or modems names the line of the first', () => {
  const text = [`MSK-1 ${imei}`, `msk-1 ${otherImei}`, `MSK-3 ${imei}`].join('\n');
  assert.deepEqual(
    readRows(text).map((row) => row.problem),
    [null, { code: 'SERIAL_TWICE', otherLine: 1 }, { code: 'IMEI_TWICE', otherLine: 1 }],
  );
});
