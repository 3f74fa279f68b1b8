import type { VoidOutcome } from '../carrier/carrier.ts';
import type { Tx } from '../context.ts';
import { lockFulfillment } from '../fulfillment/reserve.ts';
import { settleFulfillment } from '../fulfillment/settle-fulfillment.ts';
import { settleOrderState } from '../fulfillment/settle-order-state.ts';
import type { Shipment } from '../generated/prisma/client.ts';
import { createParcel } from '../packing/create-parcel.ts';
import { unshipParcel } from '../packing/ship-parcel.ts';
import { lockShipment } from '../shipment/lock-shipment.ts';
import { tellShipment } from '../shipment/tell-shipment.ts';

/** Refunds take days; the first look comes soon because some carriers credit at once. */
const firstLookMs = 3_600_000;

/**
 * The carrier took the label back: its goods are in the house again, in a new parcel without a label. Of
 * an order that was canceled meanwhile they go back on the shelf.
 */
export async function settleVoid(tx: Tx, id: string, outcome: VoidOutcome): Promise<void> {
  const { fulfillmentId } = await tx.db.shipment.findUniqueOrThrow({ where: { id } });
  const fulfillment = await lockFulfillment(tx, fulfillmentId);
  const locked = await lockShipment(tx, id);
  const known = await tx.db.labelVoid.findUniqueOrThrow({ where: { shipmentId: id } });
  if (fulfillment === null || locked === null || known.voidedAt !== null) return;
  const refunds = outcome.status === 'REFUND_REQUESTED';
  await tx.db.labelVoid.update({
    where: { shipmentId: id },
    data: {
      ...{ voidedAt: tx.now, leaseUntil: null, failure: null },
      refundReference: outcome.refundReference,
      refundState: refunds ? 'PENDING' : null,
      nextRefundCheckAt: refunds ? new Date(tx.now.getTime() + firstLookMs) : null,
    },
  });
  tx.audit({
    action: 'label.voided',
    targetType: 'Shipment',
    targetId: id,
    organizationId: locked.organizationId,
    after: outcome,
  });
  // The carrier scanned it although it took the label back: the parcel is on its way.
  if (locked.status !== 'VOID_REQUESTED') return;

  const shipment = await tx.db.shipment.update({
    where: { id },
    data: { status: 'VOIDED', version: { increment: 1 } },
  });
  await tellShipment(tx, 'shipment.updated', shipment, tx.now);
  const contents = await contentsOf(tx, shipment);
  await unshipParcel(tx, fulfillment, shipment);
  const { weightGrams, lengthMillimetres, widthMillimetres, heightMillimetres } = shipment;
  const size = { weightGrams, lengthMillimetres, widthMillimetres, heightMillimetres };
  await createParcel(tx, fulfillment, contents, hasSize(size) ? size : null);
  await settleFulfillment(tx, fulfillmentId);
  await tx.db.fulfillment.updateMany({
    where: { id: fulfillmentId, waitingCode: 'CANCELED_AFTER_LABEL' },
    data: { waitingCode: null },
  });
  await settleOrderState(tx, shipment.orderId);
}

/** The carrier will not take it back: the label is as good as before. */
export async function refuseVoid(tx: Tx, id: string, why: string): Promise<void> {
  const { fulfillmentId } = await tx.db.shipment.findUniqueOrThrow({ where: { id } });
  await lockFulfillment(tx, fulfillmentId);
  const locked = await lockShipment(tx, id);
  await tx.db.labelVoid.update({
    where: { shipmentId: id },
    data: { refusedAt: tx.now, failure: why, leaseUntil: null },
  });
  if (locked?.status !== 'VOID_REQUESTED') return;
  const shipment = await tx.db.shipment.update({
    where: { id },
    data: { status: 'LABEL_PURCHASED', version: { increment: 1 } },
  });
  await tellShipment(tx, 'shipment.updated', shipment, tx.now);
  await settleFulfillment(tx, fulfillmentId);
  tx.audit({
    action: 'label.void-refused',
    targetType: 'Shipment',
    targetId: id,
    organizationId: shipment.organizationId,
    after: { why },
  });
}

async function contentsOf(tx: Tx, { id: shipmentId }: Shipment) {
  const items = await tx.db.shipmentItem.findMany({ where: { shipmentId } });
  const devices = await tx.db.device.findMany({
    where: { shipmentId },
    select: { id: true, fulfillmentLineId: true },
  });
  return items.map(({ fulfillmentLineId: lineId, quantity }) => ({
    ...{ lineId, quantity },
    deviceIds: devices.filter((one) => one.fulfillmentLineId === lineId).map(({ id }) => id),
  }));
}

type Size = Record<
  'weightGrams' | 'lengthMillimetres' | 'widthMillimetres' | 'heightMillimetres',
  number | null
>;

function hasSize(size: Size): size is { [K in keyof Size]: number } {
  return Object.values(size).every((side) => side !== null);
}
