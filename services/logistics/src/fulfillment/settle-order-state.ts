import type { Tx } from '../context.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { FulfillmentStatus } from '../generated/prisma/enums.ts';
import { reserveWaiting } from '../jobs/reserve-waiting.ts';
import { changeable, emptied } from '../packing/parcels.ts';
import { lockLevels, moveStock } from '../stock/stock.ts';
import { canGo } from '../transition.ts';
import { fulfillmentTransitions } from './fulfillment-status.ts';
import { isHeld } from './known-order.ts';
import { lockFulfillment, reserve } from './reserve.ts';

/** Statuses in which stock is promised to it. */
const promised: readonly FulfillmentStatus[] = ['TO_PICK', 'PICKED'];

/**
 * Brings the fulfilments of an order in line with what is known of the order: canceled, held, released.
 * Called, with
 * the order locked, whenever either changes, so the order in which the events arrive does not matter. A parcel
 * whose label is bought, or may be, goes on; a person is told why to stop it.
 */
export async function settleOrderState(tx: Tx, orderId: string): Promise<void> {
  const order = await tx.db.knownOrder.findUnique({ where: { orderId } });
  if (order === null) return;
  const found = await tx.db.fulfillment.findMany({ where: { orderId }, select: { id: true } });
  for (const { id } of found) {
    if (order.canceledAt !== null) await cancel(tx, id);
    else if (isHeld(order)) await hold(tx, id);
    else await release(tx, id);
  }
}

async function cancel(tx: Tx, id: string): Promise<void> {
  const fulfillment = await lockFulfillment(tx, id);
  if (fulfillment === null || fulfillment.status === 'CANCELED') return;
  if (
    !canGo(fulfillmentTransitions, fulfillment.status, 'CANCELED') ||
    (await hasParcelIn(tx, id, { notIn: [...changeable, ...emptied] }))
  ) {
    await tx.db.fulfillment.update({
      where: { id },
      data: { waitingCode: 'CANCELED_AFTER_LABEL' },
    });
    return;
  }
  const { status, heldFrom, warehouseId, lines } = fulfillment;
  if (promised.includes(status === 'ON_HOLD' ? (heldFrom ?? status) : status)) {
    await lockLevels(
      tx,
      warehouseId,
      lines.map(({ sku }) => sku),
    );
    await moveStock(tx, 'RELEASED', { warehouseId, reference: id }, lines);
    tx.enqueue(reserveWaiting, { warehouseId });
  }
  await tx.db.device.updateMany({
    where: { fulfillmentLineId: { in: lines.map((line) => line.id) }, status: 'RESERVED' },
    data: {
      ...{ status: 'IN_STOCK', fulfillmentLineId: null, shipmentId: null },
      ...{ statusAt: tx.now, statusReason: null, statusBy: null },
      version: { increment: 1 },
    },
  });
  await tx.db.shipment.updateMany({
    where: { fulfillmentId: id, status: { in: [...changeable] } },
    data: { status: 'VOIDED', version: { increment: 1 } },
  });
  await setStatus(tx, id, { status: 'CANCELED', heldFrom: null, waitingCode: null });
}

async function hold(tx: Tx, id: string): Promise<void> {
  const fulfillment = await lockFulfillment(tx, id);
  if (fulfillment === null || !canGo(fulfillmentTransitions, fulfillment.status, 'ON_HOLD')) return;
  // The carrier may have sold a label already, although nobody told us.
  if (await hasParcelIn(tx, id, { in: ['LABEL_REQUESTED'] })) return;
  await setStatus(tx, id, {
    status: 'ON_HOLD',
    heldFrom: fulfillment.status,
    waitingCode: 'HELD',
  });
}

async function release(tx: Tx, id: string): Promise<void> {
  const fulfillment = await lockFulfillment(tx, id);
  if (fulfillment?.status !== 'ON_HOLD') return;
  const status = fulfillment.heldFrom ?? 'WAITING_FOR_STOCK';
  await setStatus(tx, id, { status, heldFrom: null, waitingCode: null });
  // Stock may have come while it was held.
  if (status === 'WAITING_FOR_STOCK') await reserve(tx, { ...fulfillment, status });
}

async function hasParcelIn(
  tx: Tx,
  fulfillmentId: string,
  status: Prisma.EnumShipmentStatusFilter,
): Promise<boolean> {
  return (await tx.db.shipment.count({ where: { fulfillmentId, status } })) > 0;
}

async function setStatus(
  tx: Tx,
  id: string,
  data: {
    status: FulfillmentStatus;
    heldFrom: FulfillmentStatus | null;
    waitingCode: string | null;
  },
): Promise<void> {
  await tx.db.fulfillment.update({
    where: { id },
    data: { ...data, waitingDetail: null, version: { increment: 1 } },
  });
}
