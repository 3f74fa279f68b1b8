import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '@mobilytics/ids/new-id';
import { accountsOf } from './accounts.ts';
import { startCarriers } from './carriers-under-test.ts';
import { packingTable } from './packing-table.ts';
import { chicago, confirm, mutate, order, orderLine, startPlatform, toronto } from './platform.ts';

test('pieces of an order leave from another warehouse, by a carrier that collects there', async (t) => {
  const carriers = await startCarriers();
  const platform = await startPlatform({}, accountsOf(carriers));
  t.after(async () => {
    await platform.close();
    await Promise.all(carriers.map(({ sandbox }) => sandbox.close()));
  });
  const { pack, buy } = packingTable(() => platform);
  const stockAt = (warehouseId: string) =>
    platform.db.stockLevel.findUniqueOrThrow({
      where: { warehouseId_sku: { warehouseId, sku: 'ACC-MOUNT' } },
    });
  for (const warehouseId of [toronto, chicago]) {
    await mutate(platform, 'receiveStock', { warehouseId, sku: 'ACC-MOUNT', quantity: 5 }, '');
  }
  const before = { toronto: await stockAt(toronto), chicago: await stockAt(chicago) };
  const lines = [{ ...orderLine('ACC-MOUNT', 3), weightGrams: 620 }];
  const { id } = await confirm(platform, order(1, { lines }), newId('org'));
  const line = await platform.db.fulfillmentLine.findFirstOrThrow({ where: { fulfillmentId: id } });
  const { split } = await mutate(
    platform,
    'splitFulfillment',
    { fulfillmentId: id, lines: [{ lineId: line.id, quantity: 2 }], warehouseId: chicago },
    '... on SplitFulfillmentSuccess { split { id status warehouse { id } lines { id quantity } } }',
  );
  assert.deepEqual(
    [split.status, split.warehouse.id, split.lines[0].quantity],
    ['TO_PICK', chicago, 2],
  );
  const after = { toronto: await stockAt(toronto), chicago: await stockAt(chicago) };
  assert.equal(after.toronto.reserved - before.toronto.reserved, 1);
  assert.equal(after.chicago.reserved - before.chicago.reserved, 2);
  await pack({ fulfillmentId: split.id, lines: [{ lineId: split.lines[0].id, quantity: 2 }] });
  const { shipment } = await buy(split.id);
  assert.ok(shipment.trackingNumber);
  const sent = await platform.db.shipment.findFirstOrThrow({ where: { fulfillmentId: split.id } });
  assert.ok(['USPS', 'DHL'].includes(sent.carrier ?? ''), `${sent.carrier} collects in Chicago.`);
});
