import type { EventPayload } from '@mobilytics/events/catalogue';
import type { Tx } from '../context.ts';
import type { ReturnParcel } from '../generated/prisma/client.ts';

export type AnnouncedLine = EventPayload<'return.approved'>['lines'][number];
export type FoundPiece = EventPayload<'return.progressed'>['pieces'][number];

/** Locks a parcel for the rest of the transaction; null when there is none the caller may see. */
export async function lockReturnParcel(tx: Tx, id: string): Promise<ReturnParcel | null> {
  await tx.db.$queryRaw`SELECT "id" FROM "ReturnParcel" WHERE "id" = ${id} FOR UPDATE`;
  return tx.db.returnParcel.findUnique({ where: { id } });
}

type Progress = EventPayload<'return.progressed'>['status'];

/** Tells orders how far a return is. */
export function tellReturn(
  tx: Tx,
  parcel: ReturnParcel,
  status: Progress,
  { happenedAt, pieces = [] }: { happenedAt: Date; pieces?: FoundPiece[] },
): void {
  const { returnId, orderId, organizationId, carrier, trackingNumber } = parcel;
  tx.emit(
    'return.progressed',
    {
      ...{ returnId, orderId, status, carrier, trackingNumber, pieces },
      happenedAt: happenedAt.toISOString(),
    },
    { organizationId },
  );
}
