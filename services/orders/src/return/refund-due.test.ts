import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refundDue } from './refund-due.ts';

const kits = { id: 'kits', nameEn: 'Sensor kit', quantity: 3, totalMinor: 44_070 };
const piece = (condition: string, quantity = 1) => ({
  ...{ serial: null, note: null },
  ...{ condition, quantity },
});

test('what came back is refunded at the price that was paid, taxes included', () => {
  const returned = [{ orderLineId: 'kits', inspection: [piece('GOOD', 1), piece('DAMAGED', 1)] }];
  assert.deepEqual(refundDue(returned, [kits]), {
    amountMinor: 29_380,
    lines: [{ lineId: 'kits', name: 'Sensor kit', quantity: 2, amountMinor: 29_380 }],
  });
});

test('missing pieces and other things than were sold are not paid for', () => {
  const inspection = [piece('MISSING'), piece('WRONG_ITEM'), piece('DEFECTIVE')];
  assert.equal(refundDue([{ orderLineId: 'kits', inspection }], [kits]).amountMinor, 14_690);
  assert.equal(refundDue([{ orderLineId: 'kits', inspection: [] }], [kits]).amountMinor, 0);
});

test('never more is refunded than was bought', () => {
  const returned = [{ orderLineId: 'kits', inspection: [piece('GOOD', 9)] }];
  assert.equal(refundDue(returned, [kits]).amountMinor, 44_070);
});
