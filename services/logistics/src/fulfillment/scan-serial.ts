import type { Context, Tx } from '../context.ts';
import { deviceTransitions } from '../device/device-status.ts';
import { normalizeSerial } from '../device/serial.ts';
import type { Device, Fulfillment, FulfillmentLine } from '../generated/prisma/client.ts';
import type { ScanSerialInput, SerialRefusal } from '../generated/resolvers.ts';
import { sayRefusal } from '../messages.ts';
import { changeable, type Parcel, parcelsOf } from '../packing/parcels.ts';
import { mustGo } from '../transition.ts';
import { notFound, refusedTransition } from '../user-errors.ts';
import { isBeingPicked } from './fulfillment-status.ts';
import { lockFulfillment } from './reserve.ts';
import { settleFulfillment } from './settle-fulfillment.ts';

/** Puts a device into the first line that lacks one of its kind. */
export async function scanSerial(ctx: Context, input: ScanSerialInput) {
  return ctx.transact(async (tx) => {
    const fulfillment = await lockFulfillment(tx, input.fulfillmentId);
    if (fulfillment === null) return notFound(ctx.viewer, 'Fulfilment', 'fulfillmentId');
    const { status } = fulfillment;
    if (!isBeingPicked(status)) {
      return refusedTransition(ctx.viewer, { from: status, to: 'PICKED', field: 'fulfillmentId' });
    }
    const parcels = await parcelsOf(tx, fulfillment.id);
    const open = parcels.filter(
      (parcel) =>
        changeable.includes(parcel.status) &&
        (input.shipmentId == null || parcel.id === input.shipmentId),
    );
    if (input.shipmentId != null && open.length === 0) {
      return notFound(ctx.viewer, 'Shipment', 'shipmentId');
    }
    const serial = normalizeSerial(input.serial);
    await tx.db.$queryRaw`SELECT 1 FROM "Device" WHERE "serial" = ${serial} FOR UPDATE`;
    const device = await tx.db.device.findUnique({ where: { serial } });
    const choice = await chooseLine(tx, fulfillment, device);
    if ('refusal' in choice) {
      return {
        __typename: 'SerialRefused' as const,
        message: sayRefusal(ctx.viewer.locale, choice.refusal),
        path: ['input', 'serial'],
        reason: choice.refusal,
      };
    }
    const scanned = await tx.db.device.update({
      where: { id: choice.device.id },
      data: {
        status: mustGo(deviceTransitions, choice.device.status, 'RESERVED'),
        fulfillmentLineId: choice.line.id,
        shipmentId: parcelWithRoom(choice.line.id, open)?.id ?? null,
        ...{ statusAt: tx.now, statusReason: null, statusBy: ctx.viewer.actorName },
        version: { increment: 1 },
      },
    });
    const updated = await settleFulfillment(tx, fulfillment.id);
    tx.audit({
      action: 'serial.scanned',
      targetType: 'Fulfillment',
      targetId: fulfillment.id,
      organizationId: fulfillment.organizationId,
      after: { serial, deviceId: scanned.id, status: updated.status },
    });
    return { __typename: 'ScanSerialSuccess' as const, fulfillment: updated, device: scanned };
  });
}

type Choice = { refusal: SerialRefusal } | { device: Device; line: FulfillmentLine };

async function chooseLine(
  tx: Tx,
  fulfillment: Fulfillment & { lines: FulfillmentLine[] },
  device: Device | null,
): Promise<Choice> {
  if (device === null) return { refusal: 'UNKNOWN' };
  if (device.status === 'RESERVED') return { refusal: 'ALREADY_SCANNED' };
  if (device.status !== 'IN_STOCK') return { refusal: 'NOT_IN_STOCK' };
  if (device.warehouseId !== fulfillment.warehouseId) return { refusal: 'WRONG_WAREHOUSE' };
  const lines = fulfillment.lines.filter(({ sku, serialized }) => serialized && sku === device.sku);
  if (lines.length === 0) return { refusal: 'WRONG_SKU' };
  for (const line of lines) {
    const scanned = await tx.db.device.count({ where: { fulfillmentLineId: line.id } });
    if (scanned < line.quantity) return { device, line };
  }
  return { refusal: 'LINE_COMPLETE' };
}

/** The oldest parcel that is to hold one more device of this line. */
function parcelWithRoom(lineId: string, parcels: readonly Parcel[]): Parcel | undefined {
  return parcels.find(({ items, devices }) => {
    const inside = devices.filter((device) => device.fulfillmentLineId === lineId).length;
    const item = items.find(({ fulfillmentLineId }) => fulfillmentLineId === lineId);
    return item !== undefined && inside < item.quantity;
  });
}
