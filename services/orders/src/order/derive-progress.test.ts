import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  fulfillmentProgressOf,
  isDelivered,
  paidMinor,
  paymentStatusOf,
  refundedMinor,
  shippedQuantities,
} from './derive-progress.ts';

const cad = (amountMinor: number) => ({ amountMinor, currency: 'CAD' });

test('the payment status follows from what was paid', () => {
  const status = (paid: number) => paymentStatusOf(paid, 1000);
  assert.deepEqual([0, 1, 999, 1000, 1001].map(status), [
    'NONE',
    'PARTIAL',
    'PARTIAL',
    'PAID',
    'OVERPAID',
  ]);
});

test('refunds make a paid order partly paid, and at last refunded', () => {
  const status = (refunded: number, paid = 1000) => paymentStatusOf(paid, 1000, refunded);
  assert.deepEqual(
    [0, 1, 999, 1000].map((refunded) => status(refunded)),
    ['PAID', 'PARTIAL', 'PARTIAL', 'REFUNDED'],
  );
  assert.equal(status(50, 1050), 'PAID');
  assert.equal(status(0, 0), 'NONE');
});

test('a refund that the bank sent back does not count', () => {
  const refunds = [
    { ...cad(400), failedAt: null },
    { ...cad(300), failedAt: new Date() },
    { amountMinor: 5, currency: 'USD', failedAt: null },
  ];
  assert.equal(refundedMinor(refunds, 'CAD'), 400);
});

test('a payment in another currency does not count', () => {
  assert.equal(
    paidMinor([cad(400), { amountMinor: 1000, currency: 'USD' }, cad(600)], 'CAD'),
    1000,
  );
});

test('pieces of several parcels add up, and never beyond what was ordered', () => {
  const line = { id: 'a', quantity: 3 };
  const parcel = (status: string, quantity: number) => ({
    status,
    lines: [
      { lineId: 'a', quantity },
      { lineId: 'b', quantity: 9 },
    ],
  });
  const quantities = (...parcels: ReturnType<typeof parcel>[]) =>
    Object.values(shippedQuantities(line, parcels));
  assert.deepEqual(quantities(parcel('LABEL_PURCHASED', 1)), [0, 0]);
  assert.deepEqual(quantities(parcel('IN_TRANSIT', 1), parcel('DELIVERED', 2)), [3, 2]);
  assert.deepEqual(quantities(parcel('DELIVERED', 2), parcel('DELIVERED', 2)), [3, 3]);
  assert.deepEqual(quantities(parcel('RETURN_TO_SENDER', 3)), [0, 0]);
});

test('progress looks at what can be shipped only', () => {
  const kit = { shippable: true, quantity: 2, fulfilledQuantity: 1, deliveredQuantity: 0 };
  const plan = { shippable: false, quantity: 5, fulfilledQuantity: 0, deliveredQuantity: 0 };
  assert.equal(fulfillmentProgressOf([{ ...kit, fulfilledQuantity: 0 }, plan], []), 'NONE');
  assert.equal(fulfillmentProgressOf([kit, plan], []), 'PARTIAL');
  assert.equal(fulfillmentProgressOf([{ ...kit, fulfilledQuantity: 2 }, plan], []), 'FULFILLED');
  const back = [
    { status: 'RETURN_TO_SENDER', lines: [] },
    { status: 'VOIDED', lines: [] },
  ];
  assert.equal(fulfillmentProgressOf([kit, plan], back), 'RETURNED');
  assert.equal(isDelivered([{ ...kit, deliveredQuantity: 1 }, plan]), false);
  assert.equal(isDelivered([{ ...kit, deliveredQuantity: 2 }, plan]), true);
  assert.equal(isDelivered([plan]), false);
});
