import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually, signedQuery, staff } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import {
  chicago,
  confirm,
  imei,
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

test('devices received twice at once, in two places, are received once', async () => {
  const devices = [{ serial: newSerial(), imei: imei() }];
  const receive = (warehouseId: string, sku: string) =>
    mutate(platform, 'receiveStock', { warehouseId, sku, devices }, '');
  const results = await Promise.all([
    receive(toronto, 'MSK-CARTOP'),
    receive(chicago, 'MSK-TRUCK'),
    receive(toronto, 'MSK-TRUCK'),
  ]);
  const names = results.map(({ __typename }) => __typename).sort();
  assert.deepEqual(names, ['InvalidInput', 'InvalidInput', 'ReceiveStockSuccess']);
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

test('a refusal is told in the caller’s language', async () => {
  const input = { fulfillmentId: newId('ful'), serial: 'MK-0000' };
  const told = await mutate(platform, 'scanSerial', input, '', { ...staff(), locale: 'fr' });
  assert.equal(told.message, 'Préparation : introuvable.');
});
