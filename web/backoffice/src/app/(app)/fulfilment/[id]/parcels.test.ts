import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countSku, inHand, missingInParcel, openParcel, unpackedPieces } from './parcels.ts';

const lines = [
  {
    ...{ id: 'kit', sku: 'MSK-CARTOP', quantity: 3, serialized: true, packed: 1 },
    scanned: [{ id: 'a' }, { id: 'b' }],
  },
  { id: 'mount', sku: 'ACC-MOUNT', quantity: 2, serialized: false, packed: 0, scanned: [] },
];
const parcel = (status: string, trackingNumber: string | null, devices: string[]) => ({
  ...{ status, trackingNumber },
  items: [{ serialized: true, quantity: 2, devices: devices.map((id) => ({ id })) }],
});

test('a scanned SKU counts a piece until its line is full, and never one with a serial', () => {
  assert.deepEqual(countSku(' acc-mount ', lines, {}), { answer: 'COUNTED', lineId: 'mount' });
  assert.equal(countSku('ACC-MOUNT', lines, { mount: 2 }).answer, 'COMPLETE');
  assert.equal(countSku('MSK-CARTOP', lines, {}).answer, 'SERIALS');
  assert.equal(countSku('MK-1234', lines, {}).answer, null);
});

test('in hand is what was scanned since the last parcel', () => {
  const parcels = [parcel('LABEL_PURCHASED', '123', ['a']), parcel('VOIDED', '9', ['b'])];
  assert.deepEqual(inHand(lines, parcels, { mount: 1 }), [
    { lineId: 'kit', quantity: 1 },
    { lineId: 'mount', quantity: 1 },
  ]);
  assert.deepEqual(unpackedPieces(lines), [
    { lineId: 'kit', quantity: 2 },
    { lineId: 'mount', quantity: 2 },
  ]);
});

test('the open parcel is the first without a label; it says what it lacks', () => {
  const open = parcel('RATED', null, ['b']);
  assert.equal(openParcel([parcel('IN_TRANSIT', '1', []), parcel('VOIDED', null, []), open]), open);
  assert.equal(missingInParcel(open), 1);
});
