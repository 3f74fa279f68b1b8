import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BilledLabel, findDifferences } from './find-differences.ts';

const line = (trackingNumber: string | null, amountMinor: number, row = 2) => ({
  ...{ row, trackingNumber, amountMinor, description: '', shippedOn: null },
});
const label = (changes: Partial<BilledLabel> = {}): BilledLabel => ({
  ...{ shipmentId: 'shp_1', expected: { amountMinor: 1_000, currency: 'CAD' } },
  ...{ voided: false, refundState: null, billedBefore: false },
  ...changes,
});
const find = (known: BilledLabel | null, ...lines: ReturnType<typeof line>[]) =>
  findDifferences(lines, 'CAD', () => known);
const kinds = (known: BilledLabel | null, ...lines: ReturnType<typeof line>[]) =>
  find(known, ...lines).differences.map(({ kind, expectedMinor }) => [kind, expectedMinor]);

test('postage, fuel and tax of a parcel are held together against its label', () => {
  assert.deepEqual(kinds(label(), line('A', 800), line('A', 70, 3), line('A', 130, 4)), []);
  assert.deepEqual(kinds(label(), line('A', 800), line('A', 70, 3)), [['AMOUNT_DIFFERS', 1_000]]);
});

test('each way in which a bill can be wrong has its name', () => {
  assert.deepEqual(kinds(null, line('A', 500)), [['BILLED_NOT_BOUGHT', null]]);
  assert.deepEqual(kinds(label({ voided: true }), line('A', 1_000)), [['VOIDED_BUT_BILLED', 0]]);
  assert.deepEqual(kinds(label({ billedBefore: true }), line('A', 1_000)), [['BILLED_TWICE', 0]]);
  const inDollars = label({ expected: { amountMinor: 1_000, currency: 'USD' } });
  assert.deepEqual(kinds(inDollars, line('A', 1_000)), [['AMOUNT_DIFFERS', null]]);
});

test('a credit ends the refund that was waited for, and is no difference', () => {
  const refunding = label({ voided: true, refundState: 'PENDING' });
  const { credited, differences } = find(refunding, line('A', -1_000));
  assert.deepEqual([credited, differences], [['shp_1'], []]);
  assert.deepEqual(find(refunding, line('A', 1_000)).credited, []);
  assert.deepEqual(find(refunding, line('A', 1_000), line('A', -1_000, 3)).credited, ['shp_1']);
});

test('what is no parcel’s and what has no known price is left alone', () => {
  assert.deepEqual(kinds(null, line(null, 2_500)), []);
  assert.deepEqual(kinds(label({ expected: null }), line('A', 1_000)), []);
});
