import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { startCanadaPostSandbox } from '@mobilytics/sandbox/canada-post/start-canada-post-sandbox';
import { mutate, type Platform, prepare, published, startPlatform } from './platform.ts';

let canadaPost: Awaited<ReturnType<typeof startCanadaPostSandbox>>;
let platform: Platform;
before(async () => {
  // A parcel's whole way takes six seconds, and nobody but the schedule asks about it.
  canadaPost = await startCanadaPostSandbox({ port: 0, lifeSeconds: 6 });
  platform = await startPlatform(
    { trackingPollMs: 100 },
    {
      canadaPost: {
        apiBase: canadaPost.url,
        ...{ username: 'sandbox', password: 'sandbox', customerNumber: '2004381' },
        ...{ contractId: null, generation: 'XML', usdPerCad: 0.72 },
      },
    },
  );
});
after(async () => {
  await platform.close();
  await canadaPost.close();
});

/** A bought parcel that lives so from now on. */
async function parcelWithLife(life: string) {
  const { shipmentId, rateId } = await prepare(platform, newId('org'));
  const bought = await mutate(platform, 'buyLabel', { shipmentId, rateId }, '');
  assert.equal(bought.__typename, 'BuyLabelSuccess', JSON.stringify(bought));
  const find = () => platform.db.shipment.findUniqueOrThrow({ where: { id: shipmentId } });
  const { trackingNumber } = await find();
  const response = await fetch(
    new URL(`/_sandbox/parcels/${trackingNumber}/life`, canadaPost.url),
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ life }),
    },
  );
  assert.equal(response.status, 200);
  const reached = (status: string) => eventually(async () => (await find()).status === status);
  const told = async () =>
    (await published(platform, 'shipment.updated', { shipmentId })).map(
      ({ payload }) => payload as { status: string; correction?: boolean },
    );
  const openKinds = async () =>
    (await platform.db.shipmentException.findMany({ where: { shipmentId, status: 'OPEN' } })).map(
      ({ kind }) => kind,
    );
  return { shipmentId, find, reached, told, openKinds };
}

test('parcels are followed through whole lives: delivered, held, returned, corrected, lost', async () => {
  const [delivered, held, returned, corrected, lost] = await Promise.all(
    ['delivered', 'held', 'returned', 'corrected', 'lost'].map(parcelWithLife),
  );
  assert.ok(delivered && held && returned && corrected && lost);
  const announced = async ({ shipmentId }: typeof delivered) =>
    (await published(platform, 'shipment.delivered', { shipmentId })).length;
  const words = async (parcel: typeof delivered) =>
    (await parcel.told()).map(({ status }) => status);

  await delivered.reached('DELIVERED');
  const usual = ['LABEL_PURCHASED', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED'];
  assert.deepEqual(await words(delivered), usual);
  assert.equal(await announced(delivered), 1);

  await held.reached('DELIVERED');
  const way = await words(held);
  assert.deepEqual(way.slice(0, 3), usual.slice(0, 3));
  assert.deepEqual(way.slice(-2), ['AVAILABLE_FOR_PICKUP', 'DELIVERED']);
  assert.deepEqual(await held.openKinds(), [], 'what stood in its way is over');

  await returned.reached('RETURN_TO_SENDER');
  assert.equal(await announced(returned), 0);
  assert.deepEqual(await returned.openKinds(), ['RETURNED']);

  const told = await eventually(async () => {
    const all = await corrected.told();
    return all.some(({ correction }) => correction) && all.at(-1)?.status === 'DELIVERED' && all;
  });
  assert.deepEqual(
    told.filter(({ correction }) => correction).map(({ status }) => status),
    ['IN_TRANSIT'],
  );
  assert.equal(await announced(corrected), 1);
  assert.ok((await corrected.find()).correctedAt);

  assert.equal((await lost.find()).status, 'IN_TRANSIT');
  assert.equal(await announced(lost), 0);
});
