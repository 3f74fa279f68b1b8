import type { Tx } from '../database.ts';
import { changeReturn, findReturn, lockReturn, type ReturnRow } from './return.repository.ts';
import { canMove, type ReturnStatus } from './return-status.ts';

/**
 * Moves a return with the news of its refund: to `REFUNDED` when the money went back, and back to
 * `INSPECTED`, its refund due, when the bank sent it back. Gives the return, moved or not.
 */
export async function moveRefundedReturn(
  tx: Tx,
  returnId: string,
  on: 'FACTS' | 'REFUND_FAILED',
): Promise<ReturnRow | null> {
  const to = on === 'FACTS' ? 'REFUNDED' : 'INSPECTED';
  const found = await findReturn(tx.db, returnId);
  if (found === null || !canMove(on, found.status as ReturnStatus, to)) return found;
  if (!(await lockReturn(tx.db, found.id, found.version))) {
    throw new Error(`Return ${found.id} was changed at the same moment.`);
  }
  const { id, organizationId } = found;
  tx.audit({
    action: on === 'FACTS' ? 'return.refunded' : 'return.refund_failed',
    ...{ targetType: 'Return', targetId: id, organizationId },
    ...{ before: { status: found.status }, after: { status: to } },
  });
  return changeReturn(tx.db, id, { status: to, closedAt: to === 'REFUNDED' ? tx.now : null });
}
