import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { newId } from '@mobilytics/ids/new-id';
import type { CarrierCode } from '../src/carrier/carrier.ts';
import { accountsOf } from './accounts.ts';
import { allCharges, type CarrierUnderTest, startCarriers } from './carriers-under-test.ts';
import {
  chicago,
  confirm,
  mutate,
  order,
  orderLine,
  type Platform,
  parcel,
  startPlatform,
  toronto,
  torontoAddress,
} from './platform.ts';
import { tableContents } from './table-contents.ts';

/** A platform with every carrier, for what people and machines get wrong. */
export const carriers = await startCarriers();
export let platform: Platform;
before(async () => {
  platform = await startPlatform(
    { trackingPollMs: 600_000, resumeLabelsMs: 600_000 },
    accountsOf(carriers),
  );
  for (const warehouseId of [toronto, chicago]) {
    await mutate(platform, 'receiveStock', { warehouseId, sku: 'ACC-MOUNT', quantity: 500 }, '');
  }
});
after(async () => {
  await platform.close();
  await Promise.all(carriers.map(({ sandbox }) => sandbox.close()));
});

export type Place = CarrierUnderTest['to'];

export const placeOf = (wanted: CarrierCode) =>
  carriers.find(({ code }) => code === wanted)?.to ?? torontoAddress;

export async function fulfil(shippingAddress: Place) {
  const lines = [orderLine('ACC-MOUNT', 1)];
  return confirm(platform, order(1, { shippingAddress, lines }), newId('org'));
}

export const quote = (fulfillmentId: string, size: Record<string, unknown> = parcel) =>
  mutate(
    platform,
    'quoteRates',
    { fulfillmentId, parcel: size },
    `... on QuoteRatesSuccess { shipment { id } rates { id carrier price { amount } } failures { carrier message } }
     ... on CarrierRefused { carrier code retryable } ... on InvalidInput { problems { path code } }`,
  );

export const sold = async () => (await Promise.all(carriers.map(allCharges))).flat().length;

/** Does what must be refused, and sees that not a row is another one and no carrier sold anything. */
export async function unchanged<T>(work: () => Promise<T>): Promise<T> {
  const before = { rows: await tableContents(platform.db), sold: await sold() };
  const answer = await work();
  assert.deepEqual({ rows: await tableContents(platform.db), sold: await sold() }, before);
  return answer;
}
