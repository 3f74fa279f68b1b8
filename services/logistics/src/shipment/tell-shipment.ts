import type { Tx } from '../context.ts';
import type { Shipment } from '../generated/prisma/client.ts';

/** Tells the other services where a parcel is. */
export async function tellShipment(
  tx: Tx,
  name: 'shipment.updated' | 'shipment.delivered',
  shipment: Shipment,
  happenedAt: Date,
): Promise<void> {
  const lines = await tx.db.fulfillmentLine.findMany({
    where: { fulfillmentId: shipment.fulfillmentId },
    orderBy: { position: 'asc' },
  });
  const { organizationId, orderId, status, carrier, trackingNumber, trackingUrl } = shipment;
  tx.emit(
    name,
    {
      shipmentId: shipment.id,
      shipmentVersion: shipment.version,
      ...{ orderId, status, carrier, trackingNumber, trackingUrl },
      estimatedDeliveryAt: shipment.estimatedDeliveryAt?.toISOString() ?? null,
      lines: lines.map(({ orderLineId, quantity }) => ({ lineId: orderLineId, quantity })),
      happenedAt: happenedAt.toISOString(),
    },
    { organizationId },
  );
}
