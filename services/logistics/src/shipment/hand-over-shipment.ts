import type { Context, Tx } from '../context.ts';
import { lockFulfillment } from '../fulfillment/reserve.ts';
import { settleFulfillment } from '../fulfillment/settle-fulfillment.ts';
import type { Shipment } from '../generated/prisma/client.ts';
import type { HandOverShipmentInput } from '../generated/resolvers.ts';
import { canGo } from '../transition.ts';
import { notFound, refusedTransition } from '../user-errors.ts';
import { lockShipment } from './lock-shipment.ts';
import { shipmentTransitions } from './shipment-status.ts';
import { tellShipment } from './tell-shipment.ts';

const to = 'HANDED_OVER';

/** Records that the carrier took the parcel. Said twice, it happened once. */
export async function handOverShipment(ctx: Context, { shipmentId: id }: HandOverShipmentInput) {
  const shipment = await ctx.transact((tx) => handOver(tx, id));
  if (shipment === null) return notFound(ctx.viewer, 'Shipment', 'shipmentId');
  if (shipment.status !== to) {
    return refusedTransition(ctx.viewer, { from: shipment.status, to, field: 'shipmentId' });
  }
  return { __typename: 'HandOverShipmentSuccess' as const, shipment };
}

/** The parcel as it is now: handed over, or where it stays when its state does not allow that. */
export async function handOver(tx: Tx, id: string, at: Date = tx.now): Promise<Shipment | null> {
  const found = await tx.db.shipment.findUnique({ where: { id } });
  const fulfillment = found && (await lockFulfillment(tx, found.fulfillmentId));
  const locked = fulfillment && (await lockShipment(tx, id));
  if (!locked || locked.status === to || !canGo(shipmentTransitions, locked.status, to)) {
    return locked;
  }
  const shipment = await tx.db.shipment.update({
    where: { id },
    data: { status: to, handedOverAt: at, version: { increment: 1 } },
  });
  await settleFulfillment(tx, fulfillment.id);
  await tellShipment(tx, 'shipment.updated', shipment, at);
  tx.audit({
    action: 'shipment.handed-over',
    targetType: 'Shipment',
    targetId: id,
    organizationId: shipment.organizationId,
    before: { status: locked.status },
    after: { status: to },
  });
  return shipment;
}
