import type { Context, Tx } from '../context.ts';
import type { Prisma, ShipmentException } from '../generated/prisma/client.ts';
import type { ExceptionEntryKind } from '../generated/prisma/enums.ts';
import { addEntry } from './add-entry.ts';

/** The exception, locked together with its parcel, so that nothing closes it meanwhile. */
export async function lockException(tx: Tx, id: string): Promise<ShipmentException | null> {
  await tx.db.$queryRaw`
    SELECT 1 FROM "Shipment" WHERE "id" = (
      SELECT "shipmentId" FROM "ShipmentException" WHERE "id" = ${id}) FOR UPDATE`;
  return tx.db.shipmentException.findUnique({ where: { id } });
}

type Change = {
  entry: ExceptionEntryKind;
  text: string | null;
  data: Prisma.ShipmentExceptionUncheckedUpdateInput;
  action: string;
};

/** Changes an exception, with its entry and its audit. */
export async function changeException(
  ctx: Context,
  tx: Tx,
  before: ShipmentException,
  { entry, text, data, action }: Change,
): Promise<ShipmentException> {
  const exception = await tx.db.shipmentException.update({
    where: { id: before.id },
    data: { ...data, version: { increment: 1 } },
  });
  await addEntry(tx, exception, { kind: entry, text, actorId: ctx.viewer.actorId });
  tx.audit({
    action,
    targetType: 'ShipmentException',
    targetId: before.id,
    organizationId: before.organizationId,
    before: { status: before.status, assigneeId: before.assigneeId },
    after: { status: exception.status, assigneeId: exception.assigneeId, text },
  });
  return exception;
}
