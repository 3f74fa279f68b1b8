import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newId } from '@mobilytics/ids/new-id';
import { codesOf, packingTable } from './packing-table.ts';
import {
  advanceParcel,
  mutate,
  newSerial,
  type Platform,
  published,
  startPlatform,
} from './platform.ts';

let platform: Platform;
before(async () => {
  platform = await startPlatform();
});
after(() => platform.close());

const { level, pack, scan, ordered, buy, statusOf } = packingTable(() => platform);

test('two parcels ship apart: stock, serials and what is told belong to each of them', async () => {
  const organizationId = newId('org');
  const { serials, fulfillment, kit, mount } = await ordered(2, 3, organizationId);
  const { id } = fulfillment;
  const before = { kits: await level(), mounts: await level('ACC-MOUNT') };
  await scan(id, serials);
  const [first = ''] = [...serials].sort();
  const one = await pack({
    fulfillmentId: id,
    lines: [
      { lineId: kit, quantity: 1 },
      { lineId: mount, quantity: 2 },
    ],
  });
  assert.deepEqual(one.shipment.items, [
    { lineId: kit, quantity: 1, devices: [{ serial: first }] },
    { lineId: mount, quantity: 2, devices: [] },
  ]);
  const bought = await buy(id);
  assert.equal(bought.shipment?.id, one.shipment.id);
  assert.deepEqual(await level(), {
    onHand: before.kits.onHand - 1,
    reserved: before.kits.reserved - 1,
  });
  assert.equal((await level('ACC-MOUNT')).onHand, before.mounts.onHand - 2);
  assert.equal(await statusOf(id), 'PICKED', 'a part is still to be packed');

  await advanceParcel(platform, bought.shipment.trackingNumber, { to: 'delivered' });
  await mutate(platform, 'refreshTracking', { shipmentId: bought.shipmentId }, '');
  assert.equal(await statusOf(id), 'PICKED');
  const [told] = await published(platform, 'shipment.delivered', {
    shipmentId: bought.shipmentId,
  });
  const orderLines = await platform.db.fulfillmentLine.findMany({
    where: { fulfillmentId: id },
    orderBy: { position: 'asc' },
  });
  assert.deepEqual((told?.payload as { lines: unknown } | undefined)?.lines, [
    { lineId: orderLines[0]?.orderLineId, quantity: 1, serials: [first] },
    { lineId: orderLines[1]?.orderLineId, quantity: 2 },
  ]);

  const rest = await buy(id);
  assert.notEqual(rest.shipmentId, bought.shipmentId, 'the rest goes in a parcel of its own');
  assert.equal(await statusOf(id), 'LABEL_PURCHASED');
  await advanceParcel(platform, rest.shipment.trackingNumber, { to: 'delivered' });
  await mutate(platform, 'refreshTracking', { shipmentId: rest.shipmentId }, '');
  assert.equal(await statusOf(id), 'DELIVERED');
  const devices = await platform.db.device.findMany({ where: { serial: { in: serials } } });
  assert.deepEqual(
    new Set(devices.map(({ shipmentId }) => shipmentId)),
    new Set([bought.shipmentId, rest.shipmentId]),
  );
  assert.deepEqual(
    [await level(), await level('ACC-MOUNT')],
    [
      { onHand: before.kits.onHand - 2, reserved: before.kits.reserved - 2 },
      { onHand: before.mounts.onHand - 3, reserved: before.mounts.reserved - 3 },
    ],
  );
});

test('what cannot be packed is refused with every problem at its place', async () => {
  const { serials, fulfillment, kit, mount } = await ordered(2, 2);
  const { id } = fulfillment;
  await scan(id, serials);
  const devices = await platform.db.device.findMany({
    where: { serial: { in: serials } },
    orderBy: { serial: 'asc' },
  });
  const [a = '', b = ''] = devices.map((device) => device.id);
  const wrong = await pack({
    fulfillmentId: id,
    lines: [
      { lineId: newId('fln'), quantity: 1 },
      { lineId: mount, quantity: 3 },
      { lineId: kit, quantity: 1 },
      { lineId: kit, quantity: 1 },
    ],
    deviceIds: [newId('dev'), a, b],
  });
  assert.deepEqual(codesOf(wrong), [
    'lines.0.lineId UNKNOWN_LINE',
    'lines.1.quantity TOO_MANY',
    'lines.3.lineId LINE_TWICE',
    'deviceIds.0 UNKNOWN_DEVICE',
    'deviceIds.2 TOO_MANY_DEVICES',
  ]);
  const zero = await pack({ fulfillmentId: id, lines: [{ lineId: kit, quantity: 0 }] });
  assert.deepEqual(codesOf(zero), ['lines.0.quantity TOO_SMALL']);
  assert.equal((await pack({ fulfillmentId: newId('ful') })).__typename, 'NotFound');

  await pack({ fulfillmentId: id, lines: [{ lineId: kit, quantity: 1 }], deviceIds: [b] });
  const twice = await pack({
    fulfillmentId: id,
    lines: [{ lineId: kit, quantity: 1 }],
    deviceIds: [b],
  });
  assert.deepEqual(codesOf(twice), ['deviceIds.0 PACKED']);
  await pack({ fulfillmentId: id });
  assert.deepEqual(codesOf(await pack({ fulfillmentId: id })), ['lines NOTHING_LEFT']);
});

test('two people who pack the same pieces at once pack them once', async () => {
  const { fulfillment } = await ordered(1, 5);
  const results = await Promise.all([1, 2, 3].map(() => pack({ fulfillmentId: fulfillment.id })));
  const names = results.map(({ __typename }) => __typename).sort();
  assert.deepEqual(names, ['InvalidInput', 'InvalidInput', 'PackParcelSuccess']);
});

test('the database itself refuses a line that is packed beyond its quantity', async () => {
  const { fulfillment, mount } = await ordered(1, 2);
  const { shipment } = await pack({ fulfillmentId: fulfillment.id });
  const { organizationId } = fulfillment;
  const packed = {
    shipmentId_fulfillmentLineId: { shipmentId: shipment.id, fulfillmentLineId: mount },
  };
  const more = platform.db.shipmentItem.update({
    where: { ...packed, organizationId },
    data: { quantity: 3 },
  });
  await assert.rejects(async () => more, /2 pieces, 3 are packed/);
  const fewer = platform.db.fulfillmentLine.update({ where: { id: mount }, data: { quantity: 1 } });
  await assert.rejects(async () => fewer, /1 pieces, 2 are packed/);
});

test('a parcel is unpacked while it has no label; its devices stay scanned', async () => {
  const { serials, fulfillment, kit, mount } = await ordered(1, 1);
  const { id } = fulfillment;
  const { shipment } = await pack({ fulfillmentId: id });
  await scan(id, serials);
  const device = () =>
    platform.db.device.findUniqueOrThrow({ where: { serial: serials[0] ?? '' } });
  assert.equal((await device()).shipmentId, shipment.id, 'a scan goes into the parcel that waits');
  const unpack = (shipmentId: string) =>
    mutate(
      platform,
      'unpackParcel',
      { shipmentId },
      '... on UnpackParcelSuccess { fulfillment { status shipments { id } lines { id packed scanned { serial } } } } ... on RefusedTransition { from }',
    );
  const { fulfillment: after } = await unpack(shipment.id);
  assert.deepEqual(after, {
    status: 'PICKED',
    shipments: [],
    lines: [
      { id: kit, packed: 0, scanned: [{ serial: serials[0] }] },
      { id: mount, packed: 0, scanned: [] },
    ],
  });
  assert.equal((await unpack(shipment.id)).from, 'VOIDED');
  const { shipmentId } = await buy(id);
  assert.equal((await unpack(shipmentId)).from, 'LABEL_PURCHASED');
  const taken = { fulfillmentId: id, deviceId: (await device()).id };
  const late = await mutate(platform, 'unscanSerial', taken, '... on RefusedTransition { from }');
  assert.equal(late.from, 'LABEL_PURCHASED');
});

test('the label of a parcel waits for its own serials, not for those of others', async () => {
  const { serials, fulfillment, kit, mount } = await ordered(2, 1);
  const { id } = fulfillment;
  await pack({ fulfillmentId: id, lines: [{ lineId: kit, quantity: 1 }] });
  const early = await buy(id);
  assert.deepEqual([early.__typename, early.missing], ['SerialsMissing', 1]);
  await scan(id, serials.slice(0, 1));
  assert.equal((await buy(id)).__typename, 'BuyLabelSuccess');
  assert.equal(await statusOf(id), 'TO_PICK');
  await pack({ fulfillmentId: id, lines: [{ lineId: mount, quantity: 1 }] });
  assert.equal((await buy(id)).__typename, 'BuyLabelSuccess', 'goods without serials go at once');
});

test('the life of a device is kept by the database, whichever way it goes', async () => {
  const { serials, fulfillment } = await ordered(1, 1);
  await scan(fulfillment.id, serials);
  const { shipmentId } = await buy(fulfillment.id);
  const where = { serial: serials[0] ?? newSerial() };
  const device = await platform.db.device.findUniqueOrThrow({ where });
  const changes = await platform.db.deviceChange.findMany({
    where: { deviceId: device.id },
    orderBy: { id: 'asc' },
  });
  assert.deepEqual(
    changes.map(({ toStatus }) => toStatus),
    ['IN_STOCK', 'RESERVED', 'SHIPPED'],
  );
  assert.equal(changes[2]?.shipmentId, shipmentId);
  // The database refuses with `restrict_violation`, which the client calls a constraint.
  const { db } = platform;
  await assert.rejects(async () => db.deviceChange.deleteMany({}), /onstraint|append only/);
  await assert.rejects(async () => db.stockMovement.deleteMany({}), /onstraint|append only/);
  const note = { data: { note: 'x' } };
  await assert.rejects(async () => db.stockMovement.updateMany(note), /onstraint|append only/);
  assert.ok((await db.stockMovement.count()) > 0);
});
