import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import type { RunningServer } from '@mobilytics/sandbox/listen';
import { startUspsSandbox } from '@mobilytics/sandbox/usps/start-usps-sandbox';
import {
  chicago,
  confirm,
  mutate,
  order,
  type Platform,
  parcel,
  pushSecret,
  receiveKits,
  startPlatform,
  torontoAddress,
} from './platform.ts';

let usps: RunningServer;
let platform: Platform;
before(async () => {
  usps = await startUspsSandbox({ port: 0, lifeSeconds: 86_400 });
  platform = await startPlatform(
    {},
    {
      usps: {
        ...{ apiBase: usps.url, clientId: 'client', clientSecret: 'secret' },
        ...{ crid: '12345678', mid: '901234567', manifestMid: '901234567' },
        ...{ accountType: 'EPS', accountNumber: '1000123456', priceType: 'COMMERCIAL' },
      },
    },
  );
});
after(async () => {
  await platform.close();
  await usps.close();
});

const denver = {
  ...{ name: 'Lena Ortiz', company: 'Ortiz Florists', line1: '1820 Blake Street', line2: null },
  ...{ city: 'Denver', region: 'CO', postalCode: '80202', country: 'US', phone: '+13035550164' },
};

const control = async (path: string, body?: object) => {
  const answer = await fetch(`${usps.url}/_sandbox/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  assert.ok(answer.ok, `${path}: ${answer.status}`);
  return answer.json();
};

/** An American order, picked in Chicago, and what carriers ask for it. */
async function quoted() {
  const [serial] = await receiveKits(platform, 1, chicago);
  const american = order(1, { shippingAddress: denver, currency: 'USD' });
  const fulfillment = await confirm(platform, american, newId('org'));
  await mutate(platform, 'scanSerial', { fulfillmentId: fulfillment.id, serial }, '');
  const answer = await mutate(
    platform,
    'quoteRates',
    { fulfillmentId: fulfillment.id, parcel },
    '... on QuoteRatesSuccess { shipment { id } rates { id carrier price { amount currency } } failures { carrier message } }',
  );
  assert.equal(answer.__typename, 'QuoteRatesSuccess', JSON.stringify(answer));
  return { fulfillment, shipmentId: answer.shipment.id, rates: answer.rates };
}

const buy = (shipmentId: string, rateId: string) =>
  mutate(
    platform,
    'buyLabel',
    { shipmentId, rateId },
    '... on BuyLabelSuccess { shipment { carrier trackingNumber labelUrl cost { amount currency } } }',
  );

test('an American order leaves Chicago by USPS and arrives', async () => {
  const { fulfillment, shipmentId, rates } = await quoted();
  assert.equal(fulfillment.warehouseId, chicago);
  assert.ok(rates.length >= 3);
  assert.ok(rates.every(({ carrier }: { carrier: string }) => carrier === 'USPS'));
  const { shipment } = await buy(shipmentId, rates[0].id);
  assert.deepEqual(shipment.cost, rates[0].price);
  const file = Buffer.from(await (await fetch(shipment.labelUrl)).arrayBuffer());
  assert.equal(file.subarray(0, 5).toString(), '%PDF-');
  await control(`parcels/${shipment.trackingNumber}/advance`, { to: 'delivered' });
  await eventually(async () => {
    const found = await platform.db.shipment.findUnique({ where: { id: shipmentId } });
    return found?.status === 'DELIVERED';
  });
});

test('USPS tells of a parcel where it was asked to, and is believed by its signature', async () => {
  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${usps.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { status: answer.status, json: (await answer.json()) as Record<string, string> };
  };
  const grant = { grant_type: 'client_credentials', client_id: 'c', client_secret: 's' };
  const { json } = await post('/oauth2/v3/token', grant);
  const subscription = {
    ...{ listenerURL: `${platform.service.url.replace(/\/graphql$/, '')}/webhooks/usps` },
    ...{ secret: pushSecret, adminNotification: [{ email: 'ops@example.com' }] },
    filterProperties: { MID: '901234567', trackingEventTypes: ['ALL_UPDATES'] },
  };
  const bearer = { authorization: `Bearer ${json.access_token}` };
  const made = await post('/subscriptions-tracking/v3/subscriptions', subscription, bearer);
  assert.equal(made.status, 201, JSON.stringify(made.json));

  const { shipmentId, rates } = await quoted();
  const { shipment } = await buy(shipmentId, rates[0].id);
  await control(`parcels/${shipment.trackingNumber}/advance`, { to: 'accepted' });
  await eventually(() => platform.db.trackingPush.findFirst({ where: { shipmentId } }));
});

test('a Canadian order stays with Toronto', async () => {
  const canadian = order(1, { shippingAddress: torontoAddress });
  const fulfillment = await confirm(platform, canadian, newId('org'));
  assert.notEqual(fulfillment.warehouseId, chicago);
});

test('a label whose answer was lost is found by its key and charged once', async () => {
  const { shipmentId, rates } = await quoted();
  await control('faults', { kind: 'cut_after_effect', path: '/labels/v3/label', method: 'POST' });
  await buy(shipmentId, rates[0].id);
  const bought = await eventually(async () => {
    const found = await platform.db.shipment.findUnique({ where: { id: shipmentId } });
    return found?.status === 'LABEL_PURCHASED' ? found : null;
  });
  const { charges } = (await control('charges')) as {
    charges: { reference: string; trackingNumber: string }[];
  };
  const own = charges.filter(({ reference }) => reference === bought.reference);
  assert.deepEqual(
    own.map(({ trackingNumber }) => trackingNumber),
    [bought.trackingNumber],
  );
});
