import type { Tx } from '../context.ts';
import { deviceTransitions } from '../device/device-status.ts';
import { settleFulfillment } from '../fulfillment/settle-fulfillment.ts';
import type { Shipment } from '../generated/prisma/client.ts';
import { shipmentTransitions } from '../shipment/shipment-status.ts';
import { tellShipment } from '../shipment/tell-shipment.ts';
import { canGo, mustGo } from '../transition.ts';
import type { TrackingStep } from './tracking-steps.ts';

/** Moves a parcel by one step, with all that hangs on it, and tells it. */
export async function takeStep(tx: Tx, from: Shipment, step: TrackingStep): Promise<Shipment> {
  const { status, happenedAt, isCorrection } = step;
  const delivered = status === 'DELIVERED';
  const announces = delivered && from.deliveryAnnouncedAt === null;
  const shipment = await tx.db.shipment.update({
    where: { id: from.id },
    data: {
      status: mustGo(shipmentTransitions, from.status, status),
      deliveredAt: delivered ? happenedAt : null,
      ...(announces ? { deliveryAnnouncedAt: tx.now } : {}),
      ...(isCorrection ? { correctedAt: happenedAt } : {}),
      version: { increment: 1 },
    },
  });
  await settleFulfillment(tx, from.fulfillmentId);
  await tellShipment(tx, 'shipment.updated', shipment, happenedAt, { isCorrection });
  if (announces) {
    await tellShipment(tx, 'shipment.delivered', shipment, happenedAt);
    await deliverDevices(tx, shipment, happenedAt);
  }
  return shipment;
}

async function deliverDevices(
  tx: Tx,
  { id: shipmentId, organizationId }: Shipment,
  deliveredAt: Date,
): Promise<void> {
  const devices = await tx.db.device.findMany({ where: { shipmentId }, orderBy: { id: 'asc' } });
  for (const { id, status, serial, imei } of devices) {
    if (!canGo(deviceTransitions, status, 'DELIVERED')) continue;
    await tx.db.device.update({
      where: { id },
      data: {
        ...{ status: 'DELIVERED', deliveredAt, version: { increment: 1 } },
        ...{ statusAt: deliveredAt, statusReason: null, statusBy: null },
      },
    });
    tx.emit(
      'device.delivered',
      { deviceId: id, serial, imei, deliveredAt: deliveredAt.toISOString() },
      { organizationId },
    );
  }
}
