import type { Tx } from '../context.ts';
import type { Shipment } from '../generated/prisma/client.ts';

/** Tells the other services where a parcel is. */
export async function tellShipment(
  tx: Tx,
  name: 'shipment.updated' | 'shipment.delivered',
  shipment: Shipment,
  happenedAt: Date,
  { isCorrection = false }: { isCorrection?: boolean } = {},
): Promise<void> {
  const items = await tx.db.shipmentItem.findMany({
    where: { shipmentId: shipment.id },
    include: {
      line: {
        select: {
          ...{ orderLineId: true, serialized: true },
          devices: { where: { shipmentId: shipment.id }, orderBy: { serial: 'asc' } },
        },
      },
    },
    orderBy: { line: { position: 'asc' } },
  });
  const { organizationId, orderId, status, carrier, trackingNumber, trackingUrl } = shipment;
  tx.emit(
    name,
    {
      shipmentId: shipment.id,
      shipmentVersion: shipment.version,
      ...{ orderId, status, carrier, trackingNumber, trackingUrl },
      estimatedDeliveryAt: shipment.estimatedDeliveryAt?.toISOString() ?? null,
      lines: items.map(({ line, quantity }) => ({
        ...{ lineId: line.orderLineId, quantity },
        ...(line.serialized ? { serials: line.devices.map(({ serial }) => serial) } : {}),
      })),
      happenedAt: happenedAt.toISOString(),
      ...(isCorrection ? { correction: true } : {}),
      publicToken: shipment.publicToken,
    },
    { organizationId },
  );
}
