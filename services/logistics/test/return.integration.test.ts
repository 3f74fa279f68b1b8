import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually, member, signedQuery, staff } from '@mobilytics/chassis/testing';
import type { EventPayload } from '@mobilytics/events/catalogue';
import { newId } from '@mobilytics/ids/new-id';
import {
  advanceParcel,
  breakCarrier,
  mutate,
  type Platform,
  prepare,
  published,
  startPlatform,
  tell,
  toronto,
  torontoAddress,
} from './platform.ts';

let platform: Platform;
before(async () => {
  platform = await startPlatform();
});
after(() => platform.close());

/** An order of kits that the customer has. */
async function deliveredOrder(quantity: number) {
  const organizationId = newId('org');
  const { fulfillment, serials, shipmentId, rateId } = await prepare(
    platform,
    organizationId,
    quantity,
  );
  const bought = await mutate(
    platform,
    'buyLabel',
    { shipmentId, rateId },
    '... on BuyLabelSuccess { shipment { trackingNumber } }',
  );
  await mutate(platform, 'handOverShipment', { shipmentId }, '');
  await advanceParcel(platform, bought.shipment.trackingNumber, { to: 'delivered' });
  await mutate(platform, 'refreshTracking', { shipmentId }, '');
  const [line] = await platform.db.fulfillmentLine.findMany({
    where: { fulfillmentId: fulfillment.id },
  });
  assert.ok(line);
  return { organizationId, orderId: fulfillment.orderId, serials, line };
}

type Delivered = Awaited<ReturnType<typeof deliveredOrder>>;

function announced({ orderId, line, serials }: Delivered): EventPayload<'return.approved'> {
  const { orderLineId: lineId, sku, name, unitPriceMinor, weightGrams } = line;
  return {
    ...{ returnId: newId('ret'), number: `R-${Date.now()}`, orderId, orderNumber: 'MOB-10001' },
    ...{ currency: 'CAD', from: torontoAddress, contactEmail: null },
    lines: [
      {
        ...{ lineId, sku, name, unitPriceMinor, weightGrams, serials },
        ...{ quantity: serials.length, serialized: true, hsCode: null, countryOfOrigin: null },
      },
    ],
  };
}

const parcelOf = (returnId: string, status?: string) =>
  eventually(() =>
    platform.db.returnParcel.findFirst({
      where: { returnId, ...(status ? { status: status as 'LABEL_SENT' } : {}) },
    }),
  );

async function expectReturn(delivered: Delivered) {
  const approved = announced(delivered);
  await tell(platform, 'return.approved', approved, delivered.organizationId);
  return approved;
}

const progress = async (returnId: string) =>
  (await published(platform, 'return.progressed', { returnId })).map(
    ({ payload }) => (payload as EventPayload<'return.progressed'>).status,
  );

const parcelFields = '{ id status version inspection { serial condition } }';
const receive = (id: string) =>
  mutate(
    platform,
    'receiveReturn',
    { id },
    `... on ReceiveReturnSuccess { parcel ${parcelFields} }`,
  );
const inspect = (id: string, version: number, pieces: Record<string, unknown>[]) =>
  mutate(
    platform,
    'inspectReturn',
    { id, version, pieces },
    `... on InspectReturnSuccess { parcel ${parcelFields} }`,
  );

async function charges(): Promise<number> {
  const response = await fetch(new URL('/_sandbox/charges', platform.canadaPost.url));
  return ((await response.json()) as { charges: unknown[] }).charges.length;
}

const deviceStatus = async (serial: string) =>
  platform.db.device.findUniqueOrThrow({ where: { serial } });

test('a return gets its label, travels, and each piece ends where its condition says', async () => {
  const delivered = await deliveredOrder(3);
  const [good = '', broken = '', lost = ''] = delivered.serials;
  const approved = await expectReturn(delivered);
  const { returnId } = approved;
  const parcel = await parcelOf(returnId, 'LABEL_SENT');
  assert.ok(parcel.trackingNumber);

  const customer = { ...member(delivered.organizationId) };
  const query = 'query ($id: ID!) { returnParcel(id: $id) { labelUrl carrier } }';
  const seen = await signedQuery(platform.service.url, customer, query, { id: parcel.id });
  const label = await fetch(seen.data.returnParcel.labelUrl);
  assert.equal(
    Buffer.from(await label.arrayBuffer())
      .subarray(0, 5)
      .toString(),
    '%PDF-',
  );
  const stranger = member(newId('org'));
  const hidden = await signedQuery(platform.service.url, stranger, query, { id: parcel.id });
  assert.equal(hidden.data.returnParcel, null);

  await advanceParcel(platform, parcel.trackingNumber, { to: 'in_transit' });
  await parcelOf(returnId, 'IN_TRANSIT');
  assert.equal((await deviceStatus(good)).status, 'RETURNING');

  const level = { warehouseId_sku: { warehouseId: toronto, sku: 'MSK-CARTOP' } };
  const before = await platform.db.stockLevel.findUniqueOrThrow({ where: level });
  const received = (await receive(parcel.id)).parcel;
  assert.equal((await receive(parcel.id)).parcel.version, received.version);
  const piece = (serial: string, condition: string) => ({
    ...{ orderLineId: delivered.line.orderLineId, serial, quantity: 1, condition },
  });
  const pieces = [piece(good, 'GOOD'), piece(broken, 'DEFECTIVE'), piece(lost, 'MISSING')];
  const missing = await inspect(parcel.id, received.version, pieces.slice(1));
  assert.equal(missing.__typename, 'InspectionMismatch');
  assert.match(missing.message, new RegExp(good));
  const stale = await inspect(parcel.id, received.version - 1, pieces);
  assert.equal(stale.__typename, 'StaleVersion');
  const inspected = await inspect(parcel.id, received.version, pieces);
  assert.equal(inspected.parcel?.status, 'INSPECTED', JSON.stringify(inspected));
  assert.equal(
    (await inspect(parcel.id, received.version, pieces)).__typename,
    'RefusedTransition',
  );

  const shelf = await deviceStatus(good);
  assert.deepEqual(
    [shelf.status, shelf.organizationId, shelf.warehouseId],
    ['IN_STOCK', null, toronto],
  );
  assert.equal((await deviceStatus(broken)).status, 'IN_REPAIR');
  assert.equal((await deviceStatus(lost)).status, 'RETURNING');
  const now = await platform.db.stockLevel.findUniqueOrThrow({ where: level });
  assert.equal(now.onHand, before.onHand + 1);
  assert.deepEqual(await progress(returnId), ['LABEL_SENT', 'IN_TRANSIT', 'RECEIVED', 'INSPECTED']);
});

test('a return gets one label and is charged for none, though the carrier’s answer was lost', async () => {
  const delivered = await deliveredOrder(1);
  const charged = await charges();
  const path = '/rs/2004381/2004381/authorizedreturn';
  await breakCarrier(platform, { kind: 'cut_after_effect', method: 'POST', path });
  const { returnId } = await expectReturn(delivered);
  const parcel = await parcelOf(returnId, 'LABEL_SENT');
  assert.ok(parcel.trackingNumber);
  // Canada Post charges a return when its parcel is scanned, and cannot be asked for one that was lost.
  assert.equal(await charges(), charged);
});

test('the same is sent again when a return is replaced, and a canceled one is not expected', async () => {
  const delivered = await deliveredOrder(1);
  const approved = await expectReturn(delivered);
  const { from, ...rest } = approved;
  const replacement = { ...rest, shippingMethod: 'STANDARD', shippingAddress: from };
  await tell(platform, 'return.replaced', replacement, delivered.organizationId);
  const { orderId } = delivered;
  await eventually(async () => (await platform.db.fulfillment.count({ where: { orderId } })) === 2);

  await parcelOf(approved.returnId, 'LABEL_SENT');
  await tell(
    platform,
    'return.canceled',
    { returnId: approved.returnId },
    delivered.organizationId,
  );
  const canceled = await parcelOf(approved.returnId, 'CANCELED');
  // A parcel that comes after all is received all the same.
  assert.equal((await receive(canceled.id)).parcel.status, 'RECEIVED');
});

test('a carrier’s refusal is shown to staff and can be tried again', async () => {
  const delivered = await deliveredOrder(1);
  const approved = announced(delivered);
  const from = { ...approved.from, name: 'Ada '.repeat(15) };
  await tell(platform, 'return.approved', { ...approved, from }, delivered.organizationId);
  const refused = await eventually(() =>
    platform.db.returnParcel.findFirst({
      where: { returnId: approved.returnId, labelFailure: { not: null } },
    }),
  );
  assert.equal(refused.status, 'EXPECTED');
  const retried = await mutate(platform, 'retryReturnLabel', { id: refused.id }, '');
  assert.equal(retried.__typename, 'RetryReturnLabelSuccess');
  const nobody = await mutate(platform, 'retryReturnLabel', { id: newId('rtp') }, '');
  assert.equal(nobody.__typename, 'NotFound');
  const denied = mutate(platform, 'receiveReturn', { id: refused.id }, '', staff('FINANCE'));
  await assert.rejects(denied, /FORBIDDEN/);
});
