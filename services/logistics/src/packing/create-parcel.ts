import { newId } from '@mobilytics/ids/new-id';
import type { PostalAddress } from '../carrier/carrier.ts';
import type { Tx } from '../context.ts';
import type { Fulfillment, FulfillmentLine, Shipment } from '../generated/prisma/client.ts';
import type { ParcelSize } from './parcel-size.ts';
import { packedOf, parcelsOf } from './parcels.ts';

type WithLines = Fulfillment & { lines: FulfillmentLine[] };
export type Contents = { lineId: string; quantity: number; deviceIds: string[] }[];

/** A new parcel of a locked fulfilment, with its contents. */
export async function createParcel(
  tx: Tx,
  { id: fulfillmentId, organizationId, orderId, orderNumber, shipTo }: Fulfillment,
  contents: Contents,
  size: ParcelSize | null,
): Promise<Shipment> {
  const id = newId('shp', tx.now);
  const shipment = await tx.db.shipment.create({
    data: {
      ...{ id, organizationId, orderId, orderNumber, fulfillmentId },
      status: 'DRAFT',
      shipTo: shipTo as PostalAddress,
      ...size,
      // The carrier's reference may have 35 characters; the id has 30 and is ours alone.
      reference: id,
      createdAt: tx.now,
    },
  });
  await tx.db.shipmentItem.createMany({
    data: contents.map(({ lineId, quantity }) => ({
      ...{ organizationId, shipmentId: id, quantity },
      fulfillmentLineId: lineId,
    })),
  });
  const deviceIds = contents.flatMap((content) => content.deviceIds);
  if (deviceIds.length > 0) {
    await tx.db.device.updateMany({
      where: { id: { in: deviceIds }, status: 'RESERVED', shipmentId: null },
      data: { shipmentId: id, version: { increment: 1 } },
    });
  }
  return shipment;
}

/** All that is in no parcel yet, with the devices that were scanned for it. */
export async function unpacked(tx: Tx, { id, lines }: WithLines): Promise<Contents> {
  const parcels = await parcelsOf(tx, id);
  const devices = await tx.db.device.findMany({
    where: { fulfillmentLineId: { in: lines.map((line) => line.id) }, shipmentId: null },
    orderBy: { serial: 'asc' },
  });
  return lines.flatMap((line) => {
    const quantity = line.quantity - packedOf(line.id, parcels);
    const scanned = devices.filter(({ fulfillmentLineId }) => fulfillmentLineId === line.id);
    const deviceIds = scanned.slice(0, quantity).map((device) => device.id);
    return quantity > 0 ? [{ lineId: line.id, quantity, deviceIds }] : [];
  });
}
