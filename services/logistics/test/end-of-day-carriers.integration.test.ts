import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { startCanadaPostSandbox } from '@mobilytics/sandbox/canada-post/start-canada-post-sandbox';
import { startDhlSandbox } from '@mobilytics/sandbox/dhl/start-dhl-sandbox';
import type { RunningServer } from '@mobilytics/sandbox/listen';
import { startUspsSandbox } from '@mobilytics/sandbox/usps/start-usps-sandbox';
import {
  chicago,
  confirm,
  mutate,
  order,
  type Platform,
  parcel,
  receiveKits,
  startPlatform,
  toronto,
  torontoAddress,
} from './platform.ts';

let canadaPost: RunningServer;
let usps: RunningServer;
let dhl: RunningServer;
let platform: Platform;
before(async () => {
  const long = { port: 0, lifeSeconds: 86_400 };
  [canadaPost, usps, dhl] = await Promise.all([
    startCanadaPostSandbox(long),
    startUspsSandbox(long),
    startDhlSandbox(long),
  ]);
  platform = await startPlatform(
    { labelSettleMs: 300, resumeLabelsMs: 150, carrierTimeoutMs: 3_000 },
    {
      canadaPost: {
        ...{ apiBase: canadaPost.url, username: 'sandbox', password: 'sandbox' },
        ...{ customerNumber: '2004381', contractId: '42708517' },
        ...{ generation: 'XML', usdPerCad: 0.72 },
      },
      usps: {
        ...{ apiBase: usps.url, clientId: 'client', clientSecret: 'secret' },
        ...{ crid: '12345678', mid: '901234567', manifestMid: '901234567' },
        ...{ accountType: 'EPS', accountNumber: '1000123456', priceType: 'COMMERCIAL' },
      },
      dhl: {
        ...{ apiBase: `${dhl.url}/mydhlapi`, username: 'key', password: 'secret' },
        ...{ accountNumber: '123456789', unified: null, pushUrl: null, lookupSettleMs: 0 },
      },
    },
  );
});
after(async () => {
  await platform.close();
  await Promise.all([canadaPost.close(), usps.close(), dhl.close()]);
});

const denver = {
  ...{ name: 'Lena Ortiz', company: 'Ortiz Florists', line1: '1820 Blake Street', line2: null },
  ...{ city: 'Denver', region: 'CO', postalCode: '80202', country: 'US', phone: '+13035550164' },
};
const berlin = {
  ...{ name: 'Ida Krause', company: 'Krause Kaffee', line1: 'Torstraße 140', line2: null },
  ...{ city: 'Berlin', region: 'BE', postalCode: '10119', country: 'DE', phone: '+493012345678' },
};
const places = {
  CANADA_POST: { warehouseId: toronto, to: torontoAddress },
  USPS: { warehouseId: chicago, to: denver },
  DHL: { warehouseId: toronto, to: berlin },
};
type Code = keyof typeof places;

/** A parcel with its label, of that carrier. */
async function labelled(carrier: Code): Promise<string> {
  const { warehouseId, to } = places[carrier];
  const [serial] = await receiveKits(platform, 1, warehouseId);
  const currency = to.country === 'CA' ? 'CAD' : 'USD';
  const placed = order(1, { shippingAddress: to, currency });
  const fulfillment = await confirm(platform, placed, newId('org'));
  await mutate(platform, 'scanSerial', { fulfillmentId: fulfillment.id, serial }, '');
  const quoted = await mutate(
    platform,
    'quoteRates',
    { fulfillmentId: fulfillment.id, parcel },
    '... on QuoteRatesSuccess { shipment { id } rates { id carrier } failures { carrier message } }',
  );
  const rate = quoted.rates?.find((offer: { carrier: Code }) => offer.carrier === carrier);
  assert.ok(rate, JSON.stringify(quoted));
  const shipmentId: string = quoted.shipment.id;
  const bought = await mutate(platform, 'buyLabel', { shipmentId, rateId: rate.id }, '');
  assert.equal(bought.__typename, 'BuyLabelSuccess', JSON.stringify(bought));
  return shipmentId;
}

const close = (carrier: Code) =>
  mutate(
    platform,
    'createManifest',
    { warehouseId: places[carrier].warehouseId, carrier },
    `... on CreateManifestSuccess { manifest { id status parcelCount toldCarrier carrierManifestIds documentUrls listUrl leftOut { shipmentId } } }`,
  );

const papers: [Code, documents: number][] = [
  ['CANADA_POST', 1],
  ['USPS', 1],
  ['DHL', 0],
];
for (const [carrier, documents] of papers) {
  test(`${carrier}: the day is closed with its papers, and the parcels leave`, async () => {
    const shipments = await Promise.all([labelled(carrier), labelled(carrier)]);
    const { manifest, ...refusal } = await close(carrier);
    assert.ok(manifest, JSON.stringify(refusal));
    assert.deepEqual([manifest.status, manifest.parcelCount, manifest.leftOut], ['CREATED', 2, []]);
    assert.equal(manifest.toldCarrier, documents > 0);
    assert.equal(manifest.carrierManifestIds.length, documents);
    assert.equal(manifest.documentUrls.length, documents);
    for (const url of [...manifest.documentUrls, manifest.listUrl]) {
      assert.equal((await (await fetch(url)).text()).slice(0, 5), '%PDF-');
    }
    await mutate(platform, 'handOverManifest', { manifestId: manifest.id }, '');
    const rows = await platform.db.shipment.findMany({ where: { id: { in: shipments } } });
    assert.deepEqual(
      rows.map(({ status }) => status),
      ['HANDED_OVER', 'HANDED_OVER'],
    );
  });
}

test('a transmission that Canada Post answered with silence is found, and sent once', async () => {
  const shipmentId = await labelled('CANADA_POST');
  const response = await fetch(`${canadaPost.url}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      kind: 'cut_after_effect',
      method: 'POST',
      path: '/rs/2004381/2004381/manifest',
    }),
  });
  assert.ok(response.ok);
  const { manifest } = await close('CANADA_POST');
  const done = await eventually(async () => {
    const row = await platform.db.manifest.findUniqueOrThrow({
      where: { id: manifest.id },
      include: { shipments: true },
    });
    return row.status === 'CREATED' ? row : null;
  });
  assert.deepEqual(
    done.shipments.map(({ id }) => id),
    [shipmentId],
  );
  assert.equal(done.carrierManifestIds.length, 1);
});

test('a label given back before the end of day is voided, after it refunded', async () => {
  const [early, late] = await Promise.all([labelled('CANADA_POST'), labelled('CANADA_POST')]);
  const giveBack = (shipmentId: string) =>
    mutate(platform, 'voidLabel', { shipmentId, reason: 'Wrong box' }, '');
  assert.equal((await giveBack(early)).__typename, 'VoidLabelSuccess');
  const { manifest } = await close('CANADA_POST');
  assert.equal(manifest.parcelCount, 1);
  assert.equal((await giveBack(late)).__typename, 'VoidLabelSuccess');
  const given = async (id: string) => {
    const include = { labelVoid: true };
    const row = await platform.db.shipment.findUniqueOrThrow({ where: { id }, include });
    return [row.status, row.labelVoid?.refundState ?? null];
  };
  assert.deepEqual(await given(early), ['VOIDED', null]);
  assert.deepEqual(await given(late), ['VOIDED', 'PENDING']);
  // The driver takes what is left of it: nothing.
  await mutate(platform, 'handOverManifest', { manifestId: manifest.id }, '');
  assert.deepEqual(await given(late), ['VOIDED', 'PENDING']);
});

test('a large hand-over is made and moved by jobs, while the request answers at once', async () => {
  const first = await labelled('DHL');
  const {
    publicToken: _,
    shipTo,
    ...row
  } = await platform.db.shipment.findUniqueOrThrow({
    where: { id: first },
    omit: { customs: true, rateChoice: true },
  });
  const copies = Array.from({ length: 59 }, (_, index) => {
    const id = newId('shp');
    const trackingNumber = `${row.trackingNumber}-${index}`;
    return { ...row, id, reference: id, trackingNumber, carrierShipmentId: trackingNumber };
  });
  await platform.db.shipment.createMany({
    data: copies.map((copy) => ({ ...copy, shipTo: shipTo as object, nextPollAt: null })),
  });
  const { manifest } = await close('DHL');
  assert.deepEqual([manifest.status, manifest.parcelCount], ['REQUESTED', 60]);
  const where = { id: manifest.id };
  await eventually(async () =>
    (await platform.db.manifest.findUniqueOrThrow({ where })).status === 'CREATED' ? true : null,
  );
  const handed = await mutate(platform, 'handOverManifest', { manifestId: manifest.id }, '');
  assert.equal(handed.__typename, 'HandOverManifestSuccess');
  await eventually(async () => {
    const left = { manifestId: manifest.id, status: 'LABEL_PURCHASED' as const };
    return (await platform.db.shipment.count({ where: left })) === 0 ? true : null;
  });
  const gone = { manifestId: manifest.id, status: 'HANDED_OVER' as const };
  assert.equal(await platform.db.shipment.count({ where: gone }), 60);
});
