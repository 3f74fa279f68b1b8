import type { Context } from '../context.ts';
import { deviceTransitions } from '../device/device-status.ts';
import type { UnscanSerialInput } from '../generated/resolvers.ts';
import { changeable } from '../packing/parcels.ts';
import { mustGo } from '../transition.ts';
import { notFound, refusedTransition } from '../user-errors.ts';
import { isBeingPicked } from './fulfillment-status.ts';
import { lockFulfillment } from './reserve.ts';
import { settleFulfillment } from './settle-fulfillment.ts';

/** Puts a scanned device back on the shelf. */
export async function unscanSerial(ctx: Context, input: UnscanSerialInput) {
  return ctx.transact(async (tx) => {
    const fulfillment = await lockFulfillment(tx, input.fulfillmentId);
    if (fulfillment === null) return notFound(ctx.viewer, 'Fulfilment', 'fulfillmentId');
    const { status } = fulfillment;
    if (!isBeingPicked(status)) {
      return refusedTransition(ctx.viewer, { from: status, to: 'TO_PICK', field: 'fulfillmentId' });
    }
    const lineIds = fulfillment.lines.map(({ id }) => id);
    const device = await tx.db.device.findFirst({
      where: { id: input.deviceId, fulfillmentLineId: { in: lineIds } },
      include: { shipment: true },
    });
    if (device === null) return notFound(ctx.viewer, 'Device', 'deviceId');
    const parcel = device.shipment;
    if (parcel !== null && !changeable.includes(parcel.status)) {
      return refusedTransition(ctx.viewer, {
        from: parcel.status,
        to: 'TO_PICK',
        field: 'deviceId',
      });
    }
    await tx.db.device.update({
      where: { id: device.id },
      data: {
        status: mustGo(deviceTransitions, device.status, 'IN_STOCK'),
        ...{ fulfillmentLineId: null, shipmentId: null },
        ...{ statusAt: tx.now, statusReason: null, statusBy: ctx.viewer.actorName },
        version: { increment: 1 },
      },
    });
    const updated = await settleFulfillment(tx, fulfillment.id);
    tx.audit({
      action: 'serial.unscanned',
      targetType: 'Fulfillment',
      targetId: fulfillment.id,
      organizationId: fulfillment.organizationId,
      after: { serial: device.serial, deviceId: device.id, status: updated.status },
    });
    return { __typename: 'UnscanSerialSuccess' as const, fulfillment: updated };
  });
}
