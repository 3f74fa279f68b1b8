import type { Tx } from '../context.ts';
import { fulfillmentTransitions } from '../fulfillment/fulfillment-status.ts';
import { lockFulfillment } from '../fulfillment/reserve.ts';
import { lockLevels, moveStock } from '../stock/stock.ts';
import { mustGo } from '../transition.ts';
import { lockShipment } from './lock-shipment.ts';
import { shipmentTransitions } from './shipment-status.ts';
import { tellShipment } from './tell-shipment.ts';

type Files = { labelKey: string; packingSlipKey: string; pollMs: number };

/**
 * The label is bought and stored: the goods leave the stock, the devices become the customer's, and the
 * others are told. Does nothing when it was recorded before.
 */
export async function recordLabel(tx: Tx, id: string, files: Files): Promise<void> {
  const { fulfillmentId } = await tx.db.shipment.findUniqueOrThrow({ where: { id } });
  const fulfillment = await lockFulfillment(tx, fulfillmentId);
  const locked = await lockShipment(tx, id);
  if (fulfillment === null || locked?.status !== 'LABEL_REQUESTED') return;
  const { organizationId, orderId, warehouseId, lines } = fulfillment;
  const shipment = await tx.db.shipment.update({
    where: { id },
    data: {
      status: mustGo(shipmentTransitions, locked.status, 'LABEL_PURCHASED'),
      labelKey: files.labelKey,
      packingSlipKey: files.packingSlipKey,
      labelLeaseUntil: null,
      nextPollAt: firstPollAt(tx.now, files.pollMs),
      version: { increment: 1 },
    },
  });
  await tx.db.fulfillment.update({
    where: { id: fulfillmentId },
    data: {
      status: mustGo(fulfillmentTransitions, fulfillment.status, 'LABEL_PURCHASED'),
      version: { increment: 1 },
    },
  });
  await lockLevels(
    tx,
    warehouseId,
    lines.map(({ sku }) => sku),
  );
  await moveStock(tx, 'SHIPPED', { warehouseId, reference: fulfillmentId }, lines);
  await tx.db.device.updateMany({
    where: { fulfillmentLineId: { in: lines.map((line) => line.id) }, status: 'RESERVED' },
    data: {
      status: 'SHIPPED',
      ...{ organizationId, orderId, shipmentId: id },
      version: { increment: 1 },
    },
  });
  tx.emit('fulfillment.started', { orderId, fulfillmentId }, { organizationId });
  await tellShipment(tx, 'shipment.updated', shipment, tx.now);
  tx.audit({
    action: 'label.purchased',
    targetType: 'Shipment',
    targetId: id,
    organizationId,
    after: { carrier: shipment.carrier, trackingNumber: shipment.trackingNumber },
  });
}

/** A parcel entered after the fact is tracked first by whoever enters it, at the times that were. */
function firstPollAt(boughtAt: Date, pollMs: number): Date {
  const now = Date.now();
  const isHistoric = now - boughtAt.getTime() > 3_600_000;
  return new Date(now + (isHistoric ? 1_800_000 : pollMs));
}
