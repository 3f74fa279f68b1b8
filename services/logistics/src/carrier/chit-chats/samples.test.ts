import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Tracking } from '../carrier.ts';
import { replay } from './replay.ts';

const samples = join(
  import.meta.dirname,
  '../../../../../../shared/facts/couriers/samples/chitchats',
);
const skip = existsSync(samples) ? false : 'the couriers’ samples are not here';
const captured = (file: string) => ({
  ...{ body: readFileSync(join(samples, file)), status: 200, contentType: null },
});

test('every sample of Chit Chats is read to its meaning', { skip }, () => {
  const offers = replay.rates?.(captured('shipment-create.response-201-unpaid.json'));
  assert.deepEqual(
    offers?.map(({ service, amountMinor, transitDays }) => [service, amountMinor, transitDays]),
    [
      ['ups_mi_expedited', 543, 9],
      ['usps_first', 548, 4],
    ],
  );
  const parcels = replay.tracking?.(captured('shipment.response-200.json'));
  const parcel = parcels?.[0] as Tracking | undefined;
  assert.deepEqual([parcel?.status, parcel?.events.length], ['IN_TRANSIT', 3]);
  assert.equal(replay.tracking?.(captured('shipments-list.response-200.json'))?.length, 2);
  assert.ok(replay.label?.(captured('shipment.response-200.json')));
  assert.ok(replay.manifest?.(captured('batch.response-200.json')));
  assert.ok(replay.manifest?.(captured('batches-list.response-200.json')));
  const error = replay.error({ ...captured('error-400.json'), status: 400 });
  assert.deepEqual([error.kind, error.fields], ['VALIDATION', ['return_postal_code']]);
});
