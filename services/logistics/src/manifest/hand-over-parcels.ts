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
  const { handedOverAt, shipments } = await db.manifest.findUniqueOrThrow({
    where: { id: manifestId },
    include: {
      shipments: { where: { status: 'LABEL_PURCHASED' }, select: { id: true } },
    },
  });
  if (handedOverAt === null) return;
  for (const { id } of shipments) {
    if (signal?.aborted) throw new Error('Stopping; the rest is left to the next run.');
    await transact((tx) => handOver(tx, id, handedOverAt));
  }
}
