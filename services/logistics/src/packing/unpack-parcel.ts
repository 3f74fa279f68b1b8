import type { Context } from '../context.ts';
import { lockFulfillment } from '../fulfillment/reserve.ts';
import { settleFulfillment } from '../fulfillment/settle-fulfillment.ts';
import type { UnpackParcelInput } from '../generated/resolvers.ts';
import { lockShipment } from '../shipment/lock-shipment.ts';
import { notFound, refusedTransition } from '../user-errors.ts';
import { changeable } from './parcels.ts';

/** Takes a parcel apart. It stays known as void; scanned devices stay scanned for their lines. */
export async function unpackParcel(ctx: Context, { shipmentId: id }: UnpackParcelInput) {
  const { viewer } = ctx;
  const known = await ctx.db.shipment.findUnique({ where: { id } });
  if (known === null) return notFound(viewer, 'Shipment', 'shipmentId');
  return ctx.transact(async (tx) => {
    await lockFulfillment(tx, known.fulfillmentId);
    const shipment = await lockShipment(tx, id);
    if (shipment === null) return notFound(viewer, 'Shipment', 'shipmentId');
    const { status: from, organizationId } = shipment;
    if (!changeable.includes(from)) {
      return refusedTransition(viewer, { from, to: 'VOIDED', field: 'shipmentId' });
    }
    await tx.db.device.updateMany({
      where: { shipmentId: id },
      data: { shipmentId: null, version: { increment: 1 } },
    });
    await tx.db.shipment.update({
      where: { id },
      data: { status: 'VOIDED', version: { increment: 1 } },
    });
    const fulfillment = await settleFulfillment(tx, shipment.fulfillmentId);
    tx.audit({
      action: 'parcel.unpacked',
      targetType: 'Shipment',
      targetId: id,
      organizationId,
      before: { status: from },
      after: { status: 'VOIDED' },
    });
    return { __typename: 'UnpackParcelSuccess' as const, fulfillment };
  });
}
