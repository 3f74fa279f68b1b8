import type { Context } from '../context.ts';
import { lockFulfillment } from '../fulfillment/reserve.ts';
import { settleFulfillment } from '../fulfillment/settle-fulfillment.ts';
import type { HandOverShipmentInput } from '../generated/resolvers.ts';
import { canGo } from '../transition.ts';
import { notFound, refusedTransition } from '../user-errors.ts';
import { lockShipment } from './lock-shipment.ts';
import { shipmentTransitions } from './shipment-status.ts';
import { tellShipment } from './tell-shipment.ts';

/** Records that the carrier took the parcel. Said twice, it happened once. */
export async function handOverShipment(ctx: Context, { shipmentId: id }: HandOverShipmentInput) {
  const found = await ctx.db.shipment.findUnique({ where: { id } });
  if (found === null) return notFound(ctx.viewer, 'Shipment', 'shipmentId');
  return ctx.transact(async (tx) => {
    const fulfillment = await lockFulfillment(tx, found.fulfillmentId);
    const locked = await lockShipment(tx, id);
    if (fulfillment === null || locked === null) {
      return notFound(ctx.viewer, 'Shipment', 'shipmentId');
    }
    const to = 'HANDED_OVER';
    const succeeded = { __typename: 'HandOverShipmentSuccess' as const };
    if (locked.status === to) return { ...succeeded, shipment: locked };
    if (!canGo(shipmentTransitions, locked.status, to)) {
      return refusedTransition(ctx.viewer, { from: locked.status, to, field: 'shipmentId' });
    }
    const shipment = await tx.db.shipment.update({
      where: { id },
      data: { status: to, handedOverAt: tx.now, version: { increment: 1 } },
    });
    await settleFulfillment(tx, fulfillment.id);
    await tellShipment(tx, 'shipment.updated', shipment, tx.now);
    tx.audit({
      action: 'shipment.handed-over',
      targetType: 'Shipment',
      targetId: id,
      organizationId: shipment.organizationId,
      before: { status: locked.status },
      after: { status: to },
    });
    return { ...succeeded, shipment };
  });
}
