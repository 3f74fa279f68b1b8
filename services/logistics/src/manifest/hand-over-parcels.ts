import { handOver } from '../shipment/hand-over-shipment.ts';
import type { Work } from '../shipment/label-lease.ts';

/**
 * Each parcel is a step of its own, so a crash in between loses nothing. One that was voided meanwhile, or
 * that the carrier scanned already, is where it is.
 */
export async function handOverParcels(
  { db, transact }: Work,
  manifestId: string,
  signal?: AbortSignal,
): Promise<void> {
  const waiting = await db.shipment.findMany({
    where: { manifestId, status: 'LABEL_PURCHASED' },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of waiting) {
    if (signal?.aborted) throw new Error('Stopping; the rest is left to the next run.');
    await transact((tx) => handOver(tx, id));
  }
}
