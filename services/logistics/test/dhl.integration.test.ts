import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { eventually } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { startDhlSandbox } from '@mobilytics/sandbox/dhl/start-dhl-sandbox';
import type { RunningServer } from '@mobilytics/sandbox/listen';
import {
  confirm,
  mutate,
  order,
  type Platform,
  parcel,
  receiveKits,
  startPlatform,
} from './platform.ts';

let dhl: RunningServer;
let platform: Platform;
const heard: { path: string; status: number; scope: string }[] = [];

/** The public address of the platform, which DHL pushes to. */
const entrance = createServer(async (request, response) => {
  const body = await buffer(request);
  const answer = await fetch(`${platform.service.url}${request.url}`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body },
  });
  const { scope } = JSON.parse(body.toString());
  heard.push({ path: request.url ?? '', status: answer.status, scope });
  response.end();
}).listen(0);

before(async () => {
  await once(entrance, 'listening');
  dhl = await startDhlSandbox({
    port: 0,
    lifeSeconds: 86_400,
    unifiedLimits: { intervalMs: 0, callsPerDay: 1_000 },
  });
  const account = {
    ...{ apiBase: `${dhl.url}/mydhlapi`, username: 'key', password: 'secret' },
    accountNumber: '123456789',
    unified: { apiBase: dhl.url, apiKey: 'unified' },
    pushUrl: `http://127.0.0.1:${(entrance.address() as AddressInfo).port}/webhooks/dhl`,
    lookupSettleMs: 0,
  };
  // Nobody looks by himself for an hour: what is heard was pushed.
  platform = await startPlatform({ trackingPollMs: 3_600_000 }, { dhl: account });
});
after(async () => {
  await platform.close();
  await dhl.close();
  entrance.close();
  entrance.closeAllConnections();
});

const paris = {
  ...{ name: 'Jean Martin', company: null, line1: '9 rue Simart', line2: null, city: 'Paris' },
  ...{ region: 'IDF', postalCode: '75018', country: 'FR', phone: '+33140000000' },
};

async function control(path: string, body: object) {
  const answer = await fetch(`${dhl.url}/_sandbox/${path}`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify(body),
  });
  assert.ok(answer.ok, `${path}: ${answer.status}`);
}

/** An order for Paris, sold a label of DHL's standard service. */
async function shipped() {
  const [serial] = await receiveKits(platform, 1);
  const fulfillment = await confirm(platform, order(1, { shippingAddress: paris }), newId('org'));
  await mutate(platform, 'scanSerial', { fulfillmentId: fulfillment.id, serial }, '');
  const quoted = await mutate(
    platform,
    'quoteRates',
    { fulfillmentId: fulfillment.id, parcel },
    '... on QuoteRatesSuccess { shipment { id } rates { id carrier service price { amount } } }',
  );
  type Rate = { id: string; carrier: string; service: string; price: { amount: string } };
  const rate = (quoted.rates as Rate[]).find((one) => one.carrier === 'DHL' && one.service === 'P');
  assert.ok(rate, JSON.stringify(quoted));
  const { shipment } = await mutate(
    platform,
    'buyLabel',
    { shipmentId: quoted.shipment.id, rateId: rate.id },
    '... on BuyLabelSuccess { shipment { id trackingNumber labelUrl cost { amount } } }',
  );
  assert.equal(shipment.cost.amount, rate.price.amount);
  return shipment as { id: string; trackingNumber: string; labelUrl: string };
}

test('a parcel goes to Paris, and DHL’s push of its delivery is believed after asking', async () => {
  const { id, trackingNumber, labelUrl } = await shipped();
  const file = Buffer.from(await (await fetch(labelUrl)).arrayBuffer());
  assert.equal(file.subarray(0, 5).toString(), '%PDF-');

  const bought = new Date(Date.now() - 40 * 60_000);
  await platform.db.shipment.update({ where: { id }, data: { labelRequestedAt: bought } });
  await eventually(async () => heard.some(({ scope }) => scope === 'subscription.ready'));
  const found = await platform.db.shipment.findUniqueOrThrow({ where: { id } });
  assert.ok(found.pushAskedAt);

  await control(`parcels/${trackingNumber}/advance`, { to: 'delivered' });
  const delivered = await eventually(async () => {
    const row = await platform.db.shipment.findUnique({ where: { id }, include: { events: true } });
    return row?.status === 'DELIVERED' ? row : null;
  });
  assert.ok(delivered.events.some(({ code }) => code === 'OK'));
  assert.ok(heard.every(({ status }) => status === 200));
});
