import type { Tx } from '../context.ts';
import { lockFulfillment } from '../fulfillment/reserve.ts';
import { settleOrderState } from '../fulfillment/settle-order-state.ts';
import { shipParcel } from '../packing/ship-parcel.ts';
import { estimateByService } from '../tracking/estimate.ts';
import { mustGo } from '../transition.ts';
import { lockShipment } from './lock-shipment.ts';
import { shipmentTransitions } from './shipment-status.ts';
import type { StoredFiles } from './store-files.ts';
import { tellShipment } from './tell-shipment.ts';

type Files = StoredFiles & { pollMs: number };

/**
 * The label is bought and stored: the goods leave the stock, the devices become the customer's, and the
 * others are told. Does nothing when it was recorded before.
 */
export async function recordLabel(tx: Tx, id: string, files: Files): Promise<void> {
  const { fulfillmentId } = await tx.db.shipment.findUniqueOrThrow({ where: { id } });
  const fulfillment = await lockFulfillment(tx, fulfillmentId);
  const locked = await lockShipment(tx, id);
  if (fulfillment === null || locked?.status !== 'LABEL_REQUESTED') return;
  const { organizationId, orderId } = fulfillment;
  const rate =
    locked.rateId === null
      ? null
      : await tx.db.shipmentRate.findUnique({ where: { id: locked.rateId } });
  const expected = rate === null ? null : estimateByService(rate, tx.now);
  const shipment = await tx.db.shipment.update({
    where: { id },
    data: {
      status: mustGo(shipmentTransitions, locked.status, 'LABEL_PURCHASED'),
      ...{ labelKey: files.labelKey, labelFormat: files.labelFormat },
      ...{ packingSlipKey: files.packingSlipKey, customsInvoiceKey: files.customsInvoiceKey },
      labelLeaseUntil: null,
      ...(expected === null
        ? {}
        : { estimatedDeliveryAt: expected, estimateSource: 'SERVICE' as const }),
      nextPollAt: firstPollAt(tx.now, files.pollMs),
      version: { increment: 1 },
    },
  });
  await shipParcel(tx, fulfillment, shipment);
  tx.emit('fulfillment.started', { orderId, fulfillmentId }, { organizationId });
  await tellShipment(tx, 'shipment.updated', shipment, tx.now);
  // A hold may have waited for the outcome.
  await settleOrderState(tx, orderId);
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
