import type { Tx } from '../context.ts';
import type { FulfillmentLine } from '../generated/prisma/client.ts';

/** How many devices are still to be scanned. */
export async function countMissing(tx: Tx, lines: readonly FulfillmentLine[]): Promise<number> {
  const serialized = lines.filter((line) => line.serialized);
  const wanted = serialized.reduce((sum, { quantity }) => sum + quantity, 0);
  const scanned = await tx.db.device.count({
    where: { fulfillmentLineId: { in: serialized.map(({ id }) => id) } },
  });
  return wanted - scanned;
}

/** How many of the devices that a parcel is to hold are still to be scanned into it. */
export async function countMissingInParcel(tx: Tx, shipmentId: string): Promise<number> {
  const items = await tx.db.shipmentItem.findMany({
    where: { shipmentId, line: { serialized: true } },
  });
  const wanted = items.reduce((sum, { quantity }) => sum + quantity, 0);
  return wanted - (await tx.db.device.count({ where: { shipmentId } }));
}
