import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually, member, signedQuery, staff } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import {
  advanceParcel,
  breakCarrier,
  confirm,
  mutate,
  order,
  type Platform,
  parcel,
  prepare,
  published,
  receiveKits,
  startPlatform,
  tell,
  toronto,
} from './platform.ts';

let platform: Platform;
before(async () => {
  platform = await startPlatform();
});
after(() => platform.close());

const level = async (warehouseId = toronto, sku = 'MSK-CARTOP') => {
  const where = { warehouseId_sku: { warehouseId, sku } };
  const found = await platform.db.stockLevel.findUnique({ where });
  return { onHand: found?.onHand ?? 0, reserved: found?.reserved ?? 0 };
};

test('an order is picked, labelled, handed over and delivered, and everybody is told once', async () => {
  const organizationId = newId('org');
  const start = await level();
  const { fulfillment, serials, shipmentId, rateId, rates } = await prepare(
    platform,
    organizationId,
    2,
  );
  const { orderId } = fulfillment;
  assert.match(fulfillment.number, /^F-1\d{4}$/);
  assert.deepEqual(await level(), { onHand: start.onHand + 2, reserved: start.reserved + 2 });
  assert.ok(rates.length >= 3);

  const bought = await mutate(
    platform,
    'buyLabel',
    { shipmentId, rateId },
    '... on BuyLabelSuccess { shipment { status carrier trackingNumber labelUrl packingSlipUrl cost { amount currency } devices { serial status organization { id } } } }',
  );
  assert.equal(bought.__typename, 'BuyLabelSuccess', JSON.stringify(bought));
  const { shipment } = bought;
  assert.equal(shipment.status, 'LABEL_PURCHASED');
  assert.deepEqual(shipment.cost, rates[0].price);
  assert.deepEqual(
    shipment.devices.map((device: { serial: string }) => device.serial),
    [...serials].sort(),
  );
  assert.ok(shipment.devices.every((d: { status: string }) => d.status === 'SHIPPED'));
  assert.equal(shipment.devices[0].organization.id, organizationId);
  for (const url of [shipment.labelUrl, shipment.packingSlipUrl]) {
    const file = Buffer.from(await (await fetch(url)).arrayBuffer());
    assert.equal(file.subarray(0, 5).toString(), '%PDF-');
  }
  assert.deepEqual(await level(), start);
  const [started] = await published(platform, 'fulfillment.started', { orderId });
  assert.equal(started?.organizationId, organizationId);

  const handedOver = await mutate(
    platform,
    'handOverShipment',
    { shipmentId },
    '... on HandOverShipmentSuccess { shipment { status } }',
  );
  assert.equal(handedOver.shipment.status, 'HANDED_OVER');
  const again = await mutate(platform, 'handOverShipment', { shipmentId }, '');
  assert.equal(again.__typename, 'HandOverShipmentSuccess');

  await advanceParcel(platform, shipment.trackingNumber, { to: 'out_for_delivery' });
  await eventually(async () => {
    const found = await platform.db.shipment.findUnique({ where: { id: shipmentId } });
    return found?.status === 'OUT_FOR_DELIVERY';
  });
  await advanceParcel(platform, shipment.trackingNumber, { to: 'delivered' });
  const refreshed = await mutate(
    platform,
    'refreshTracking',
    { shipmentId },
    '... on RefreshTrackingSuccess { shipment { status deliveredAt events { code status occurredAt location } } }',
  );
  assert.equal(refreshed.shipment.status, 'DELIVERED', JSON.stringify(refreshed));
  assert.equal(refreshed.shipment.events[0].status, 'DELIVERED');
  await mutate(platform, 'refreshTracking', { shipmentId }, '');

  const statuses = (await published(platform, 'shipment.updated', { shipmentId })).map(
    ({ payload }) => (payload as { status: string }).status,
  );
  assert.deepEqual(statuses, [
    'LABEL_PURCHASED',
    'HANDED_OVER',
    'IN_TRANSIT',
    'OUT_FOR_DELIVERY',
    'DELIVERED',
  ]);
  assert.equal((await published(platform, 'shipment.delivered', { shipmentId })).length, 1);
  for (const serial of serials) {
    assert.equal((await published(platform, 'device.delivered', { serial })).length, 1);
  }
  const done = await platform.db.fulfillment.findUniqueOrThrow({ where: { id: fulfillment.id } });
  assert.equal(done.status, 'DELIVERED');
});

test('the customer sees the parcel and the devices, a stranger neither', async () => {
  const organizationId = newId('org');
  const { serials, shipmentId, rateId } = await prepare(platform, organizationId);
  const ask = async (who: string) => {
    const query = `query ($id: ID!, $serial: String!) {
      shipment(id: $id) { id trackingNumber events { id } }
      shipments { totalCount edges { node { id } } }
      devices { totalCount }
      deviceBySerial(serial: $serial) { id }
    }`;
    const variables = { id: shipmentId, serial: serials[0] };
    const { data, errors } = await signedQuery(platform.service.url, member(who), query, variables);
    assert.equal(errors, undefined);
    return data;
  };
  const planned = await ask(organizationId);
  assert.deepEqual([planned.shipment, planned.shipments.totalCount], [null, 0]);
  await mutate(platform, 'buyLabel', { shipmentId, rateId }, '');
  const own = await ask(organizationId);
  assert.equal(own.shipment.id, shipmentId);
  assert.deepEqual([own.shipments.totalCount, own.devices.totalCount], [1, 1]);
  const stranger = await ask(newId('org'));
  assert.deepEqual([stranger.shipment, stranger.deviceBySerial], [null, null]);
  assert.deepEqual([stranger.shipments.totalCount, stranger.devices.totalCount], [0, 0]);

  const forbidden = await signedQuery(
    platform.service.url,
    member(organizationId),
    'mutation ($input: BuyLabelInput!) { buyLabel(input: $input) { __typename } }',
    { input: { shipmentId, rateId } },
  );
  assert.equal(forbidden.errors?.[0]?.extensions.code, 'FORBIDDEN');
  const secret = await signedQuery(
    platform.service.url,
    member(organizationId),
    'query ($id: ID!) { shipment(id: $id) { id cost { amount } } }',
    { id: shipmentId },
  );
  assert.equal(secret.errors?.[0]?.extensions.code, 'FORBIDDEN');
});

test('an order to the United States goes with customs papers, from where a carrier collects', async () => {
  const address = {
    ...order().shippingAddress,
    city: 'Chicago',
    region: 'IL',
    postalCode: '60601',
    country: 'US',
  };
  const [serial = ''] = await receiveKits(platform, 1);
  const fulfillment = await confirm(
    platform,
    order(1, { shippingAddress: address, currency: 'USD' }),
    newId('org'),
  );
  assert.equal(fulfillment.warehouseId, toronto);
  await mutate(platform, 'scanSerial', { fulfillmentId: fulfillment.id, serial }, '');
  const quoted = await mutate(
    platform,
    'quoteRates',
    { fulfillmentId: fulfillment.id, parcel },
    '... on QuoteRatesSuccess { shipment { id } rates { id service } } ... on CarrierRefused { code }',
  );
  assert.match(quoted.rates[0].service, /^USA\./);
  const input = { shipmentId: quoted.shipment.id, rateId: quoted.rates[0].id };
  const bought = await mutate(platform, 'buyLabel', input, '');
  assert.equal(bought.__typename, 'BuyLabelSuccess', JSON.stringify(bought));
});

test('a device is in use while it is on a vehicle', async () => {
  const organizationId = newId('org');
  const { serials, shipmentId, rateId } = await prepare(platform, organizationId);
  await mutate(platform, 'buyLabel', { shipmentId, rateId }, '');
  const { trackingNumber } = await platform.db.shipment.findUniqueOrThrow({
    where: { id: shipmentId },
  });
  await advanceParcel(platform, trackingNumber ?? '', { to: 'delivered' });
  await mutate(platform, 'refreshTracking', { shipmentId }, '');
  const where = { serial: serials[0] ?? '' };
  const { id: deviceId, status } = await platform.db.device.findUniqueOrThrow({ where });
  assert.equal(status, 'DELIVERED');
  const assigned = {
    ...{ assignmentId: newId('das'), deviceId, vehicleId: newId('veh'), vehicleName: 'Van 1' },
    ...{ marketCode: 'toronto', timeZone: 'America/Toronto', population: null, illuminated: false },
    from: new Date().toISOString(),
    to: null as string | null,
  };
  const becomes = (wanted: string) =>
    eventually(
      async () => (await platform.db.device.findUniqueOrThrow({ where })).status === wanted,
    );
  await tell(platform, 'device.assigned', assigned, organizationId);
  await becomes('IN_USE');
  await tell(
    platform,
    'device.assigned',
    { ...assigned, to: new Date().toISOString() },
    organizationId,
  );
  await becomes('DELIVERED');
});

test('another service’s order shows its parcels to its organisation and to nobody else', async () => {
  const organizationId = newId('org');
  const { fulfillment, shipmentId, rateId } = await prepare(platform, organizationId);
  await mutate(platform, 'buyLabel', { shipmentId, rateId }, '');
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Order { id shipments { id } } } }`;
  const of = [{ __typename: 'Order', id: fulfillment.orderId }];
  const shipments = async (who: string) => {
    const answer = await signedQuery(platform.service.url, member(who), query, { of });
    assert.equal(answer.errors, undefined);
    return answer.data._entities[0].shipments;
  };
  assert.deepEqual(await shipments(organizationId), [{ id: shipmentId }]);
  assert.deepEqual(await shipments(newId('org')), []);
});

test('what is entered after the fact carries the times that were', async () => {
  const at = '2026-03-02T15:00:00.000Z';
  const { fulfillment, shipmentId, rateId } = await prepare(platform, newId('org'));
  const then = { ...staff('ADMIN'), at };
  const rated = { fulfillmentId: fulfillment.id, parcel };
  const selection = '... on QuoteRatesSuccess { rates { id expiresAt } }';
  const { rates } = await mutate(platform, 'quoteRates', rated, selection, then);
  assert.equal(rates[0].expiresAt, '2026-03-02T19:00:00.000Z');
  assert.notEqual(rates[0].id, rateId);
  const label = { shipmentId, rateId: rates[0].id };
  await mutate(platform, 'buyLabel', label, '', then);
  const { trackingNumber } = await platform.db.shipment.findUniqueOrThrow({
    where: { id: shipmentId },
  });
  const life = { to: 'delivered', from: at, at: '2026-03-05T20:30:00.000Z' };
  await advanceParcel(platform, trackingNumber ?? '', life);
  const later = { ...then, at: '2026-03-05T21:00:00.000Z' };
  const deliveredAt = '... on RefreshTrackingSuccess { shipment { status deliveredAt } }';
  const { shipment } = await mutate(
    platform,
    'refreshTracking',
    { shipmentId },
    deliveredAt,
    later,
  );
  assert.deepEqual(shipment, { status: 'DELIVERED', deliveredAt: '2026-03-05T20:30:00.000Z' });
  const [told] = await published(platform, 'shipment.delivered', { shipmentId });
  assert.equal(told?.occurredAt.toISOString(), later.at);
});

test('a carrier that throttles is told about, asked again later, and nothing is lost', async () => {
  const { shipmentId, rateId } = await prepare(platform, newId('org'));
  await mutate(platform, 'buyLabel', { shipmentId, rateId }, '');
  const find = () => platform.db.shipment.findUniqueOrThrow({ where: { id: shipmentId } });
  const { trackingNumber } = await find();
  // The schedule stands still, so that the refusal meets the person who asks.
  await platform.db.shipment.update({ where: { id: shipmentId }, data: { nextPollAt: null } });
  const path = `/vis/track/pin/${trackingNumber}`;
  // As many as a look that is under way and every try again may use up.
  await breakCarrier(platform, { kind: 'rate_limit', method: 'GET', path, count: 50 });
  const refused = await mutate(
    platform,
    'refreshTracking',
    { shipmentId },
    '... on CarrierRefused { retryable }',
  );
  assert.deepEqual([refused.__typename, refused.retryable], ['CarrierRefused', true]);

  await advanceParcel(platform, trackingNumber ?? '', { to: 'in_transit' });
  const data = { nextPollAt: new Date() };
  await platform.db.shipment.update({ where: { id: shipmentId }, data });
  // It is put off, which is no failure of the parcel.
  const later = await eventually(async () => {
    const { nextPollAt, pollFailures } = await find();
    const waits = nextPollAt !== null && nextPollAt.getTime() > Date.now() + 1_500;
    return waits && { pollFailures };
  });
  assert.equal(later.pollFailures, 0);
  await fetch(new URL('/_sandbox/faults', platform.canadaPost.url), { method: 'DELETE' });
  await platform.db.shipment.update({
    where: { id: shipmentId },
    data: { nextPollAt: new Date() },
  });
  await eventually(async () => (await find()).status === 'IN_TRANSIT');
});
