import { parseInput } from '@mobilytics/chassis/validate-input';
import type { Context } from '../context.ts';
import type { Tx } from '../database.ts';
import type { CancelReturnInput, RejectReturnInput } from '../generated/resolvers.ts';
import { tell } from '../timeline/timeline.repository.ts';
import { commandReturn } from './command-return.ts';
import { changeReturn, type ReturnRow, returnNumberOf } from './return.repository.ts';
import { rejectReturnSchema } from './return-input.ts';

/** Gives up a return that is not on its way. */
export async function cancelReturn(context: Context, input: CancelReturnInput) {
  const result = await commandReturn(context, { on: 'CANCEL', to: 'CANCELED' }, input, (tx, row) =>
    end(context, tx, row, 'CANCELED', null),
  );
  return 'return' in result ? { __typename: 'CancelReturnSuccess' as const, ...result } : result;
}

/** Ends a return without refund or replacement, with a reason for the customer. */
export async function rejectReturn(context: Context, input: RejectReturnInput) {
  const parsed = parseInput(rejectReturnSchema, input, context.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { reason } = parsed.value;
  const result = await commandReturn(context, { on: 'REJECT', to: 'REJECTED' }, input, (tx, row) =>
    end(context, tx, row, 'REJECTED', reason),
  );
  return 'return' in result ? { __typename: 'RejectReturnSuccess' as const, ...result } : result;
}

async function end(
  { viewer: { actorName } }: Context,
  tx: Tx,
  row: ReturnRow,
  status: 'CANCELED' | 'REJECTED',
  reason: string | null,
): Promise<void> {
  const { id, orderId, organizationId } = row;
  await changeReturn(tx.db, id, { status, decisionNote: reason, closedAt: tx.now });
  await tell(
    tx.db,
    { id: orderId, organizationId },
    {
      kind: 'RETURN_CLOSED',
      data: { number: returnNumberOf(row), status, reason },
      ...{ occurredAt: tx.now, actorName, referenceId: id },
    },
  );
  // The warehouse hears only of returns that it was told to expect.
  if (row.approvedAt !== null) tx.emit('return.canceled', { returnId: id }, { organizationId });
  tx.audit({
    action: status === 'CANCELED' ? 'return.canceled' : 'return.rejected',
    ...{ targetType: 'Return', targetId: id, organizationId },
    ...{ before: { status: row.status }, after: { status, reason } },
  });
}
