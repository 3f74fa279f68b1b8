import type { Tx } from '../context.ts';
import type { Fulfillment } from '../generated/prisma/client.ts';
import { parcelsOf } from '../packing/parcels.ts';
import { canGo } from '../transition.ts';
import { deriveStatus } from './derive-status.ts';
import { fulfillmentTransitions } from './fulfillment-status.ts';
import { countMissing } from './missing-serials.ts';

/**
 * Brings a fulfilment to the status that follows from what is scanned, packed and on its way. Called,
 * with the fulfilment locked, whenever any of these changed; what waits, is held or canceled stays so.
 */
export async function settleFulfillment(tx: Tx, id: string): Promise<Fulfillment> {
  const fulfillment = await tx.db.fulfillment.findUniqueOrThrow({
    where: { id },
    include: { lines: true },
  });
  const parcels = await parcelsOf(tx, id);
  const status = deriveStatus({
    pieces: sum(fulfillment.lines),
    serialized: sum(fulfillment.lines.filter((line) => line.serialized)),
    missingSerials: await countMissing(tx, fulfillment.lines),
    parcels: parcels.map((parcel) => ({ status: parcel.status, pieces: sum(parcel.items) })),
  });
  const waits = ['WAITING_FOR_STOCK', 'ON_HOLD', 'CANCELED'].includes(fulfillment.status);
  const moves = !waits && canGo(fulfillmentTransitions, fulfillment.status, status);
  return tx.db.fulfillment.update({
    where: { id },
    data: { ...(moves ? { status } : {}), version: { increment: 1 } },
  });
}

const sum = (parts: readonly { quantity: number }[]) =>
  parts.reduce((total, { quantity }) => total + quantity, 0);
