import type { Address } from '../address/address.ts';
import type { Context } from '../context.ts';
import type { ApproveReturnInput } from '../generated/resolvers.ts';
import { numberOf, orderWithFacts } from '../order/order.repository.ts';
import { tell } from '../timeline/timeline.repository.ts';
import { commandReturn } from './command-return.ts';
import { changeReturn, returnNumberOf } from './return.repository.ts';
import { returnedLines } from './returned-lines.ts';

/** Agrees to a return: logistics makes the label and expects the parcel. */
export async function approveReturn(context: Context, input: ApproveReturnInput) {
  const { actorName } = context.viewer;
  const command = { on: 'APPROVE', to: 'APPROVED' } as const;
  const result = await commandReturn(context, command, input, async (tx, row) => {
    const { id, orderId, organizationId } = row;
    const order = await orderWithFacts(tx.db, orderId);
    const number = returnNumberOf(row);
    await changeReturn(tx.db, id, { status: 'APPROVED', approvedAt: tx.now });
    await tell(tx.db, order, {
      kind: 'RETURN_APPROVED',
      data: { number },
      ...{ occurredAt: tx.now, actorName, referenceId: id },
    });
    tx.emit(
      'return.approved',
      {
        ...{ returnId: id, number, orderId, orderNumber: numberOf(order) },
        ...{ currency: order.currency, contactEmail: order.contactEmail },
        from: order.shippingAddress as Address,
        lines: await returnedLines(tx.db, row),
      },
      { organizationId },
    );
    tx.audit({
      action: 'return.approved',
      ...{ targetType: 'Return', targetId: id, organizationId },
      ...{ before: { status: row.status }, after: { status: 'APPROVED' } },
    });
  });
  return 'return' in result ? { __typename: 'ApproveReturnSuccess' as const, ...result } : result;
}
