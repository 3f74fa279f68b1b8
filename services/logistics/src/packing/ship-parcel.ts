import type { Tx } from '../context.ts';
import { settleFulfillment } from '../fulfillment/settle-fulfillment.ts';
import type { Fulfillment, FulfillmentLine, Shipment } from '../generated/prisma/client.ts';
import { lockLevels, moveStock } from '../stock/stock.ts';
import { parcelLines } from './parcels.ts';

type WithLines = Fulfillment & { lines: FulfillmentLine[] };

/** What a parcel holds leaves the stock, and its devices become the customer's. */
export async function shipParcel(tx: Tx, fulfillment: WithLines, parcel: Shipment): Promise<void> {
  const { organizationId, orderId } = fulfillment;
  await moveContents(tx, 'SHIPPED', fulfillment, parcel.id);
  await tx.db.device.updateMany({
    where: { shipmentId: parcel.id, status: 'RESERVED' },
    data: {
      status: 'SHIPPED',
      ...{ organizationId, orderId },
      ...{ statusAt: tx.now, statusReason: null, statusBy: null },
      version: { increment: 1 },
    },
  });
  await settleFulfillment(tx, fulfillment.id);
}

/**
 * The label was given back before the parcel left: its goods are in the house again, promised to the
 * same order, and can be packed anew. Called with the fulfilment locked and the parcel voided.
 */
export async function unshipParcel(
  tx: Tx,
  fulfillment: WithLines,
  parcel: Shipment,
): Promise<void> {
  await moveContents(tx, 'UNSHIPPED', fulfillment, parcel.id);
  await tx.db.device.updateMany({
    where: { shipmentId: parcel.id, status: 'SHIPPED' },
    data: {
      status: 'RESERVED',
      ...{ organizationId: null, orderId: null, shipmentId: null },
      ...{ statusAt: tx.now, statusReason: null, statusBy: null },
      version: { increment: 1 },
    },
  });
  await settleFulfillment(tx, fulfillment.id);
}

async function moveContents(
  tx: Tx,
  kind: 'SHIPPED' | 'UNSHIPPED',
  { warehouseId, lines }: WithLines,
  shipmentId: string,
): Promise<void> {
  const items = await tx.db.shipmentItem.findMany({ where: { shipmentId } });
  const quantities = parcelLines(lines, items);
  await lockLevels(
    tx,
    warehouseId,
    quantities.map(({ sku }) => sku),
  );
  await moveStock(tx, kind, { warehouseId, reference: shipmentId }, quantities);
}
