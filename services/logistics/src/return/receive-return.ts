import type { Context } from '../context.ts';
import type { ReceiveReturnInput } from '../generated/resolvers.ts';
import { canGo } from '../transition.ts';
import { notFound, refusedTransition } from '../user-errors.ts';
import { returnParcelTransitions } from './return-parcel-status.ts';
import { lockReturnParcel, tellReturn } from './returned.ts';
import { startReturningDevices } from './returned-devices.ts';

/** Records that a returned parcel is in the warehouse. Said twice, it happened once. */
export async function receiveReturn({ transact, viewer }: Context, { id }: ReceiveReturnInput) {
  return transact(async (tx) => {
    const parcel = await lockReturnParcel(tx, id);
    if (parcel === null) return notFound(viewer, 'Return', 'id');
    const to = 'RECEIVED';
    const succeeded = { __typename: 'ReceiveReturnSuccess' as const };
    if (parcel.status === to) return { ...succeeded, parcel };
    if (!canGo(returnParcelTransitions, parcel.status, to)) {
      return refusedTransition(viewer, { from: parcel.status, to, field: 'id' });
    }
    const received = await tx.db.returnParcel.update({
      where: { id },
      data: { status: to, receivedAt: tx.now, nextPollAt: null, version: { increment: 1 } },
    });
    await startReturningDevices(tx, parcel);
    tellReturn(tx, received, to, { happenedAt: tx.now });
    tx.audit({
      action: 'return.received',
      ...{ targetType: 'ReturnParcel', targetId: id, organizationId: parcel.organizationId },
      ...{ before: { status: parcel.status }, after: { status: to } },
    });
    return { ...succeeded, parcel: received };
  });
}
