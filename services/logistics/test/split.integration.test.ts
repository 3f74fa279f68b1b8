import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { codes, codesOf, packingTable } from './packing-table.ts';
import {
  advanceParcel,
  chicago,
  confirm,
  mutate,
  order,
  orderLine,
  type Platform,
  startPlatform,
  tell,
  toronto,
} from './platform.ts';

let platform: Platform;
before(async () => {
  platform = await startPlatform();
});
after(() => platform.close());

const { level, pack, scan, ordered, buy, statusOf } = packingTable(() => platform);

test('an order that is short ships what is there; the rest waits alone and goes on when it comes', async () => {
  const organizationId = newId('org');
  await mutate(
    platform,
    'receiveStock',
    { warehouseId: toronto, sku: 'ACC-POWER', quantity: 3 },
    '',
  );
  const { onHand, reserved } = await level('ACC-POWER');
  const free = onHand - reserved;
  const wanted = order(1, { lines: [orderLine('ACC-POWER', free + 2)] });
  const { id } = await confirm(platform, wanted, organizationId);
  assert.equal(await statusOf(id), 'WAITING_FOR_STOCK');
  const line = await platform.db.fulfillmentLine.findFirstOrThrow({ where: { fulfillmentId: id } });
  const split = (quantity: number, more = {}) =>
    mutate(
      platform,
      'splitFulfillment',
      { fulfillmentId: id, lines: [{ lineId: line.id, quantity }], ...more },
      `... on SplitFulfillmentSuccess { fulfillment { status lines { quantity } splits { id } } split { id number status waitingReason splitFrom { id } order { id } lines { quantity } } } ${codes}`,
    );
  assert.deepEqual(codesOf(await split(free + 2)), ['lines NOTHING_STAYS']);
  assert.deepEqual(codesOf(await split(free + 3)), [
    'lines.0.quantity TOO_MANY',
    'lines NOTHING_STAYS',
  ]);
  const done = await split(2);
  assert.deepEqual(done.fulfillment, {
    status: 'TO_PICK',
    lines: [{ quantity: free }],
    splits: [{ id: done.split.id }],
  });
  assert.equal(done.split.status, 'WAITING_FOR_STOCK');
  assert.deepEqual(
    [done.split.splitFrom.id, done.split.order.id, done.split.lines],
    [id, wanted.orderId, [{ quantity: 2 }]],
  );
  await mutate(
    platform,
    'receiveStock',
    { warehouseId: toronto, sku: 'ACC-POWER', quantity: 2 },
    '',
  );
  await eventually(async () => (await statusOf(done.split.id)) === 'TO_PICK');
});

test('pieces in hand are not split off, nor sent to where no carrier collects', async () => {
  const { serials, fulfillment, kit, mount } = await ordered(2, 2);
  await scan(fulfillment.id, serials.slice(0, 1));
  await pack({ fulfillmentId: fulfillment.id, lines: [{ lineId: mount, quantity: 2 }] });
  const refused = await mutate(
    platform,
    'splitFulfillment',
    {
      fulfillmentId: fulfillment.id,
      lines: [
        { lineId: kit, quantity: 2 },
        { lineId: mount, quantity: 1 },
      ],
    },
    codes,
  );
  assert.deepEqual(codesOf(refused), ['lines.0.quantity TOO_MANY', 'lines.1.quantity TOO_MANY']);
  const missing = { fulfillmentId: fulfillment.id, lines: [{ lineId: kit, quantity: 1 }] };
  const nowhere = await mutate(
    platform,
    'splitFulfillment',
    { ...missing, warehouseId: newId('whs') },
    '',
  );
  assert.equal(nowhere.__typename, 'NotFound');
  const idle = { ...missing, warehouseId: chicago };
  assert.deepEqual(codesOf(await mutate(platform, 'splitFulfillment', idle, codes)), [
    'warehouseId NO_CARRIER',
  ]);
});

test('a hold stops the parcels that have no label, a cancellation does not touch those that have', async () => {
  const organizationId = newId('org');
  const { serials, fulfillment, kit } = await ordered(2, 1, organizationId);
  const { id, orderId } = fulfillment;
  await scan(id, serials);
  await pack({ fulfillmentId: id, lines: [{ lineId: kit, quantity: 1 }] });
  const first = await buy(id);
  await tell(platform, 'order.held', { orderId, reason: 'Check' }, organizationId);
  await eventually(async () => (await statusOf(id)) === 'ON_HOLD');
  assert.equal((await pack({ fulfillmentId: id })).from, 'ON_HOLD');
  await advanceParcel(platform, first.shipment.trackingNumber, { to: 'delivered' });
  await mutate(platform, 'refreshTracking', { shipmentId: first.shipmentId }, '');
  assert.equal(await statusOf(id), 'ON_HOLD', 'what travels does not end the hold');
  await tell(platform, 'order.released', { orderId }, organizationId);
  await eventually(async () => (await statusOf(id)) === 'PICKED');
  await tell(platform, 'order.canceled', { orderId, reason: 'Changed' }, organizationId);
  await eventually(async () => {
    const found = await platform.db.fulfillment.findUniqueOrThrow({ where: { id } });
    return found.waitingCode === 'CANCELED_AFTER_LABEL';
  });
});

test('a pick list names what is still on the shelf, tote by tote, and prints', async () => {
  const organizationId = newId('org');
  const one = await ordered(2, 3, organizationId);
  const two = await ordered(1, 1, organizationId);
  await scan(one.fulfillment.id, one.serials.slice(0, 1));
  const lines = [{ lineId: one.mount, quantity: 2 }];
  await pack({ fulfillmentId: one.fulfillment.id, lines });
  const arranged = { warehouseId: toronto, sku: 'ACC-MOUNT', bin: 'A-2', alertLevel: 20 };
  await mutate(platform, 'arrangeStock', arranged, '');
  const ids = [two.fulfillment.id, one.fulfillment.id];
  const result = await mutate(
    platform,
    'printPickList',
    { warehouseId: toronto, fulfillmentIds: ids },
    '... on PrintPickListSuccess { url pickList { pieces fulfillments { id } stops { bin sku quantity totes { tote quantity } } } }',
  );
  assert.deepEqual(result.pickList, {
    pieces: 4,
    fulfillments: [{ id: one.fulfillment.id }, { id: two.fulfillment.id }],
    stops: [
      {
        ...{ bin: 'A-2', sku: 'ACC-MOUNT', quantity: 2 },
        totes: [
          { tote: 1, quantity: 1 },
          { tote: 2, quantity: 1 },
        ],
      },
      {
        ...{ bin: null, sku: 'MSK-CARTOP', quantity: 2 },
        totes: [
          { tote: 1, quantity: 1 },
          { tote: 2, quantity: 1 },
        ],
      },
    ],
  });
  const file = Buffer.from(await (await fetch(result.url)).arrayBuffer());
  assert.equal(file.subarray(0, 5).toString(), '%PDF-');
  const elsewhere = { warehouseId: chicago, fulfillmentIds: ids };
  assert.deepEqual(codesOf(await mutate(platform, 'printPickList', elsewhere, codes)), [
    'fulfillmentIds NOTHING',
  ]);
});
