import type { Context } from '../context.ts';
import type { RetryReturnLabelInput } from '../generated/resolvers.ts';
import { buyReturnLabels } from '../jobs/buy-return-labels.ts';
import { notFound, refusedTransition } from '../user-errors.ts';
import { lockReturnParcel } from './returned.ts';

/** Lets the job try a label again that a carrier refused, for example after an address was mended. */
export async function retryReturnLabel(
  { transact, viewer }: Context,
  { id }: RetryReturnLabelInput,
) {
  return transact(async (tx) => {
    const parcel = await lockReturnParcel(tx, id);
    if (parcel === null) return notFound(viewer, 'Return', 'id');
    if (parcel.status !== 'EXPECTED') {
      const to = 'LABEL_REQUESTED';
      return refusedTransition(viewer, { from: parcel.status, to, field: 'id' });
    }
    const cleared = await tx.db.returnParcel.update({
      where: { id },
      data: { labelFailure: null, labelLeaseUntil: null, version: { increment: 1 } },
    });
    tx.enqueue(buyReturnLabels, {});
    tx.audit({
      action: 'return-label.retried',
      ...{ targetType: 'ReturnParcel', targetId: id, organizationId: parcel.organizationId },
      ...{ before: { labelFailure: parcel.labelFailure }, after: { labelFailure: null } },
    });
    return { __typename: 'RetryReturnLabelSuccess' as const, parcel: cleared };
  });
}
