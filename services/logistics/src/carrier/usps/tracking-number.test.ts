import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idempotencyKey } from './idempotency-key.ts';
import { isTrackingNumber, plainNumber } from './tracking-number.ts';
import { inches, pounds } from './units.ts';

test('numbers are known by their form and check digit, spaces and a ZIP code before them left out', () => {
  const right = [
    ...['9400111206206406260787', '420787459400111206206406260787', '9261292700768711948021'],
    ...['4201002334249200190132607600833457', '92748931507708513018050063'],
    ...[
      '9400 1112 0108 0805 4830 16',
      '0307 1790 0005 2348 3741',
      '420 22153 9101026837331000039521',
    ],
    'RA473124829US',
  ];
  for (const number of right) assert.ok(isTrackingNumber(number), number);
  const wrong = [
    ...[
      'RA473124820US',
      '9434611206206407667131',
      '9434611306206407667222',
      '2334611306206407667222',
    ],
    ...['2000000000000001', 'LZ000000000CA', 'JD014600006281', '', '9200000000000000000000'],
  ];
  for (const number of wrong) assert.ok(!isTrackingNumber(number), number);
  assert.equal(plainNumber('420 78745 9400111206206406260787'), '9400111206206406260787');
});

test('a key follows from the reference alone and has the form of a random UUID', () => {
  const key = idempotencyKey('shp_01');
  assert.match(key, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(idempotencyKey('shp_01'), key);
  assert.notEqual(idempotencyKey('shp_02'), key);
});

test('weights and sizes are rounded up, and no weight is nothing', () => {
  assert.deepEqual([pounds(453.59237), pounds(1), pounds(500)], [1, 0.0023, 1.1024]);
  assert.deepEqual([inches(25.4), inches(1)], [1, 0.04]);
});
