import { newId } from '@mobilytics/ids/new-id';
import type { Tx } from '../context.ts';
import type { ShipmentException } from '../generated/prisma/client.ts';
import type { ExceptionEntryKind } from '../generated/prisma/enums.ts';

type Entry = { kind: ExceptionEntryKind; text?: string | null; actorId?: string | null };

/** Writes down what was done about an exception; without an actor it happened by itself. */
export async function addEntry(
  tx: Tx,
  { id: exceptionId, organizationId }: Pick<ShipmentException, 'id' | 'organizationId'>,
  { kind, text = null, actorId = null }: Entry,
): Promise<void> {
  await tx.db.exceptionEntry.create({
    data: {
      id: newId('exe'),
      ...{ organizationId, exceptionId, kind, actorId },
      text: text?.slice(0, 2000) || null,
      occurredAt: tx.now,
    },
  });
}
