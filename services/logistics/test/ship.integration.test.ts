import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually, member, signedQuery, staff } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import {
  advanceParcel,
  chicago,
  confirm,
  mutate,
  newSerial,
  order,
  orderLine,
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

test('a scan that does not fit is refused with its reason and changes nothing', async () => {
  const organizationId = newId('org');
  const { fulfillment, serials } = await prepare(platform, organizationId);
  const [elsewhere = ''] = await receiveKits(platform, 1, chicago);
  const [spare = ''] = await receiveKits(platform, 1);
  const truck = newSerial();
  await mutate(
    platform,
    'receiveStock',
    {
      warehouseId: toronto,
      sku: 'MSK-TRUCK',
      devices: [{ serial: truck, imei: '490154203237518' }],
    },
    '',
  );
  const shipped = await prepare(platform, organizationId);
  await mutate(
    platform,
    'buyLabel',
    { shipmentId: shipped.shipmentId, rateId: shipped.rateId },
    '',
  );
  const scan = async (serial = '') => {
    const input = { fulfillmentId: fulfillment.id, serial };
    const selection =
      '... on SerialRefused { reason } ... on ScanSerialSuccess { fulfillment { status } }';
    return mutate(platform, 'scanSerial', input, selection);
  };
  const before = await platform.db.fulfillment.findUnique({ where: { id: fulfillment.id } });
  assert.equal((await scan('NO-SUCH-SERIAL')).reason, 'UNKNOWN');
  assert.equal((await scan(serials[0])).reason, 'ALREADY_SCANNED');
  assert.equal((await scan(elsewhere)).reason, 'WRONG_WAREHOUSE');
  assert.equal((await scan(truck)).reason, 'WRONG_SKU');
  assert.equal((await scan(spare)).reason, 'LINE_COMPLETE');
  assert.equal((await scan(shipped.serials[0])).reason, 'NOT_IN_STOCK');
  assert.deepEqual(
    await platform.db.fulfillment.findUnique({ where: { id: fulfillment.id } }),
    before,
  );

  const device = await platform.db.device.findUniqueOrThrow({
    where: { serial: serials[0] ?? '' },
  });
  const taken = await mutate(
    platform,
    'unscanSerial',
    { fulfillmentId: fulfillment.id, deviceId: device.id },
    '... on UnscanSerialSuccess { fulfillment { status } }',
  );
  assert.equal(taken.fulfillment.status, 'TO_PICK');
  const sloppy = await scan(` ${spare.toLowerCase().replace('-', ' -')} `);
  assert.equal(sloppy.fulfillment.status, 'PICKED', 'spaces and case do not matter');
});

test('a label is not bought while a serial is missing', async () => {
  const { fulfillment, serials, shipmentId, rateId } = await prepare(platform, newId('org'));
  const device = await platform.db.device.findUniqueOrThrow({
    where: { serial: serials[0] ?? '' },
  });
  await mutate(
    platform,
    'unscanSerial',
    { fulfillmentId: fulfillment.id, deviceId: device.id },
    '',
  );
  const refused = await mutate(
    platform,
    'buyLabel',
    { shipmentId, rateId },
    '... on SerialsMissing { missing }',
  );
  assert.deepEqual([refused.__typename, refused.missing], ['SerialsMissing', 1]);
});

test('an order that is short waits, says what is missing, and goes on when stock is received', async () => {
  const organizationId = newId('org');
  const { onHand, reserved } = await level(toronto, 'ACC-MOUNT');
  const wanted = order(1, { lines: [orderLine('ACC-MOUNT', onHand - reserved + 3)] });
  const waiting = await confirm(platform, wanted, organizationId);
  assert.equal(waiting.status, 'WAITING_FOR_STOCK');
  assert.match(waiting.waitingDetail ?? '', /^3 × ACC-MOUNT$/);
  const [short] = await published(platform, 'stock.short', { orderId: wanted.orderId });
  assert.equal((short?.payload as { missing: number } | undefined)?.missing, 3);
  await mutate(
    platform,
    'receiveStock',
    { warehouseId: toronto, sku: 'acc-mount', quantity: 3 },
    '',
  );
  await eventually(async () => {
    const found = await platform.db.fulfillment.findUnique({ where: { id: waiting.id } });
    return found?.status === 'TO_PICK' && found.waitingCode === null;
  });
});

test('every problem of a receipt is listed with its place, and nothing is received', async () => {
  const [known = ''] = await receiveKits(platform, 1);
  const before = await level();
  const result = await mutate(
    platform,
    'receiveStock',
    {
      warehouseId: toronto,
      sku: 'MSK-CARTOP',
      devices: [
        { serial: '!', imei: '123' },
        { serial: known, imei: '490154203237519' },
      ],
    },
    '... on InvalidInput { problems { path code } }',
  );
  assert.deepEqual(
    result.problems.map(
      ({ path, code }: { path: string[]; code: string }) => `${path.join('.')} ${code}`,
    ),
    ['input.devices.0.serial SERIAL', 'input.devices.0.imei IMEI', 'input.devices.1.imei IMEI'],
  );
  const taken = await mutate(
    platform,
    'receiveStock',
    {
      warehouseId: toronto,
      sku: 'MSK-CARTOP',
      devices: [{ serial: known, imei: '352099001761481' }],
    },
    '... on InvalidInput { problems { path code } }',
  );
  assert.deepEqual(taken.problems, [{ path: ['input', 'devices', '0', 'serial'], code: 'TAKEN' }]);
  assert.deepEqual(await level(), before);
});

test('a parcel that is no parcel and an unknown fulfilment are refused', async () => {
  const { fulfillment } = await prepare(platform, newId('org'));
  const quote = (input: Record<string, unknown>) =>
    mutate(platform, 'quoteRates', input, '... on InvalidInput { problems { code } }');
  const wrong = await quote({
    fulfillmentId: fulfillment.id,
    parcel: {
      weightGrams: 0,
      lengthMillimetres: 2001,
      widthMillimetres: -1,
      heightMillimetres: 10,
    },
  });
  assert.deepEqual(
    wrong.problems.map(({ code }: { code: string }) => code),
    ['TOO_SMALL', 'TOO_LARGE', 'TOO_SMALL'],
  );
  assert.equal((await quote({ fulfillmentId: newId('ful'), parcel })).__typename, 'NotFound');
});

test('a cancellation puts everything back, whether it comes before or after the confirmation', async () => {
  const organizationId = newId('org');
  const start = await level();
  const { fulfillment, serials } = await prepare(platform, organizationId);
  await tell(
    platform,
    'order.canceled',
    { orderId: fulfillment.orderId, reason: 'Changed' },
    organizationId,
  );
  await eventually(async () => {
    const found = await platform.db.fulfillment.findUnique({ where: { id: fulfillment.id } });
    return found?.status === 'CANCELED';
  });
  assert.deepEqual(await level(), { onHand: start.onHand + 1, reserved: start.reserved });
  const device = await platform.db.device.findUniqueOrThrow({
    where: { serial: serials[0] ?? '' },
  });
  assert.equal(device.status, 'IN_STOCK');

  const late = order();
  await tell(
    platform,
    'order.canceled',
    { orderId: late.orderId, reason: 'Changed' },
    organizationId,
  );
  await eventually(() => platform.db.knownOrder.findUnique({ where: { orderId: late.orderId } }));
  await tell(platform, 'order.confirmed', late, organizationId);
  const [{ id } = { id: '' }] = await published(platform, 'order.confirmed', {
    orderId: late.orderId,
  });
  await eventually(() => platform.db.inboxEvent.findUnique({ where: { id } }));
  assert.equal(await platform.db.fulfillment.count({ where: { orderId: late.orderId } }), 0);
});

test('a hold stops the label, a release lets it go on', async () => {
  const organizationId = newId('org');
  const { fulfillment, shipmentId, rateId } = await prepare(platform, organizationId);
  const { id, orderId } = fulfillment;
  const status = async () =>
    (await platform.db.fulfillment.findUniqueOrThrow({ where: { id } })).status;
  await tell(platform, 'order.held', { orderId, reason: 'Check' }, organizationId);
  await eventually(async () => (await status()) === 'ON_HOLD');
  const refused = await mutate(
    platform,
    'buyLabel',
    { shipmentId, rateId },
    '... on RefusedTransition { from }',
  );
  assert.equal(refused.from, 'ON_HOLD');
  await tell(platform, 'order.released', { orderId }, organizationId);
  await eventually(async () => (await status()) === 'PICKED');
  assert.equal(
    (await mutate(platform, 'buyLabel', { shipmentId, rateId }, '')).__typename,
    'BuyLabelSuccess',
  );
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

test('a list of the warehouse is paged, filtered and searched', async () => {
  const { fulfillment } = await prepare(platform, newId('org'));
  const query = `query ($filter: FulfillmentFilter) {
    fulfillments(first: 1, filter: $filter) {
      totalCount
      edges { node { id number status waitingReason lines { sku scanned { serial } bin } shipment { id rates { id } } warehouse { code stock { sku available low } } } }
    }
  }`;
  const filter = { search: fulfillment.number, status: ['PICKED'] };
  const { data, errors } = await signedQuery(platform.service.url, staff('FULFILLMENT'), query, {
    filter,
  });
  assert.equal(errors, undefined);
  assert.equal(data.fulfillments.totalCount, 1);
  const { node } = data.fulfillments.edges[0];
  assert.equal(node.id, fulfillment.id);
  assert.equal(node.lines[0].scanned.length, 1);
  assert.equal(node.warehouse.code, 'TOR');
});

test('orders that come at once never get more than there is', async () => {
  const organizationId = newId('org');
  const start = await level(toronto, 'ACC-POWER');
  const free = start.onHand - start.reserved;
  const input = { warehouseId: toronto, sku: 'ACC-POWER', quantity: 5 };
  await mutate(platform, 'receiveStock', input, '');
  const orders = Array.from({ length: 12 }, () =>
    order(1, { lines: [orderLine('ACC-POWER', 1), orderLine('ACC-POWER', 1)] }),
  );
  const made = await Promise.all(orders.map((each) => confirm(platform, each, organizationId)));
  const reserved = made.filter(({ status }) => status === 'TO_PICK').length;
  assert.equal(reserved, Math.floor((free + 5) / 2));
  const end = await level(toronto, 'ACC-POWER');
  assert.equal(end.reserved, start.reserved + 2 * reserved);
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

test('a refusal is told in the caller’s language', async () => {
  const input = { fulfillmentId: newId('ful'), serial: 'MK-0000' };
  const told = await mutate(platform, 'scanSerial', input, '', { ...staff(), locale: 'fr' });
  assert.equal(told.message, 'Préparation : introuvable.');
});
