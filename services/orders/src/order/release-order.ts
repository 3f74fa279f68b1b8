import type { Context } from '../context.ts';
import type { ReleaseOrderInput } from '../generated/resolvers.ts';
import { tell } from '../timeline/timeline.repository.ts';
import { commandOrder } from './command-order.ts';
import { changeOrder } from './order.repository.ts';
import { paymentTermMs } from './place-order.ts';
import { settleOrder } from './settle-order.ts';

/** Lets work on a held order go on from where it stood, and on to where the news moved it. */
export async function releaseOrder(context: Context, input: ReleaseOrderInput) {
  const result = await commandOrder(context, 'RELEASE', input, async (tx, order, { to }) => {
    const { organizationId } = order;
    await changeOrder(tx.db, order.id, {
      status: to,
      heldFrom: null,
      holdReason: null,
      // The customer could not be expected to pay meanwhile, so the term begins anew.
      ...(to === 'PLACED' ? { expiresAt: new Date(tx.now.getTime() + paymentTermMs) } : {}),
    });
    const { actorName } = context.viewer;
    await tell(tx.db, order, { kind: 'RELEASED', data: {}, occurredAt: tx.now, actorName });
    tx.emit('order.released', { orderId: order.id }, { organizationId });
    tx.audit({
      action: 'order.released',
      ...{ targetType: 'Order', targetId: order.id, organizationId },
      ...{ before: { status: 'ON_HOLD' }, after: { status: to } },
    });
    await settleOrder(tx, order.id);
  });
  return 'order' in result ? { __typename: 'ReleaseOrderSuccess' as const, ...result } : result;
}
