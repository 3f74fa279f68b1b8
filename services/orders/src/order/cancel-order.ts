import { parseInput } from '@mobilytics/chassis/validate-input';
import type { Context } from '../context.ts';
import type { CancelOrderInput } from '../generated/resolvers.ts';
import { tell } from '../timeline/timeline.repository.ts';
import { commandOrder } from './command-order.ts';
import { changeOrder } from './order.repository.ts';
import { reasonSchema } from './order-input.ts';

/** Gives up an order that nothing was paid for. */
export async function cancelOrder(context: Context, input: CancelOrderInput) {
  const parsed = parseInput(reasonSchema, input, context.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { reason } = parsed.value;
  const result = await commandOrder(context, 'CANCEL', input, async (tx, order) => {
    const { organizationId, status } = order;
    await changeOrder(tx.db, order.id, {
      status: 'CANCELED',
      canceledAt: tx.now,
      cancelReason: reason,
    });
    const { actorName } = context.viewer;
    await tell(tx.db, order, { kind: 'CANCELED', data: { reason }, occurredAt: tx.now, actorName });
    tx.emit('order.canceled', { orderId: order.id, reason }, { organizationId });
    tx.audit({
      action: 'order.canceled',
      ...{ targetType: 'Order', targetId: order.id, organizationId },
      ...{ before: { status }, after: { status: 'CANCELED', reason } },
    });
  });
  return 'order' in result ? { __typename: 'CancelOrderSuccess' as const, ...result } : result;
}
