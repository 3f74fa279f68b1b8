import type { Tx } from '../context.ts';
import { deviceTransitions, oursAgain } from '../device/device-status.ts';
import type { Device, ReturnParcel } from '../generated/prisma/client.ts';
import type { DeviceStatus } from '../generated/prisma/enums.ts';
import { reserveWaiting } from '../jobs/reserve-waiting.ts';
import { lockLevels, moveStock } from '../stock/stock.ts';
import { canGo } from '../transition.ts';
import type { AnnouncedLine, FoundPiece } from './returned.ts';

/** The announced devices are on their way back. */
export async function startReturningDevices(tx: Tx, parcel: ReturnParcel): Promise<void> {
  const serials = (parcel.lines as AnnouncedLine[]).flatMap((line) => line.serials);
  const able = Object.entries(deviceTransitions)
    .filter(([, targets]) => targets.includes('RETURNING'))
    .map(([status]) => status as DeviceStatus);
  await tx.db.device.updateMany({
    where: {
      serial: { in: serials },
      organizationId: parcel.organizationId,
      status: { in: able },
    },
    data: {
      ...{ status: 'RETURNING', statusAt: tx.now, statusReason: null, statusBy: null },
      version: { increment: 1 },
    },
  });
}

const destinations: Record<FoundPiece['condition'], DeviceStatus | null> = {
  GOOD: 'IN_STOCK',
  DEFECTIVE: 'IN_REPAIR',
  DAMAGED: 'RETIRED',
  // Another device of the customer's, which stays the customer's until somebody decides.
  WRONG_ITEM: null,
  MISSING: null,
};

/** Where each piece goes after it was looked at: the shelf, the workbench or out of use. */
export async function settlePieces(
  tx: Tx,
  parcel: ReturnParcel,
  pieces: readonly FoundPiece[],
  actorName: string | null,
): Promise<void> {
  const lines = parcel.lines as AnnouncedLine[];
  const skuOf = (lineId: string) => lines.find((line) => line.lineId === lineId)?.sku ?? '';
  for (const { serial, condition, note } of pieces) {
    const to = destinations[condition];
    if (serial === null || to === null) continue;
    const device = await tx.db.device.findUnique({ where: { serial } });
    if (device !== null) await moveDevice(tx, parcel, device, to, { actorName, note });
  }
  const shelved = pieces
    .filter(({ condition }) => condition === 'GOOD')
    .map(({ lineId, quantity }) => ({ sku: skuOf(lineId), quantity }));
  if (shelved.length === 0) return;
  const { warehouseId, id: reference } = parcel;
  await lockLevels(
    tx,
    warehouseId,
    shelved.map(({ sku }) => sku),
  );
  await moveStock(tx, 'RECEIVED', { warehouseId, reference }, shelved);
  tx.enqueue(reserveWaiting, { warehouseId });
}

async function moveDevice(
  tx: Tx,
  { warehouseId }: ReturnParcel,
  device: Device,
  to: DeviceStatus,
  { actorName, note }: { actorName: string | null; note: string | null },
): Promise<void> {
  // A device that was not announced, or not scanned on its way, takes the missing step as well.
  const passesReturning = !canGo(deviceTransitions, device.status, to);
  if (passesReturning && !canGo(deviceTransitions, device.status, 'RETURNING')) return;
  const why = { statusAt: tx.now, statusReason: note, statusBy: actorName };
  if (passesReturning) {
    await tx.db.device.update({ where: { id: device.id }, data: { status: 'RETURNING', ...why } });
  }
  tx.emit(
    'device.returned',
    { deviceId: device.id, serial: device.serial, returnedAt: tx.now.toISOString() },
    device.organizationId === null ? {} : { organizationId: device.organizationId },
  );
  await tx.db.device.update({
    where: { id: device.id },
    data: {
      ...oursAgain,
      ...{ status: to, warehouseId, ...why },
      version: { increment: 1 },
    },
  });
}
