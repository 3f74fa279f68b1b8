import { parseInput } from '@mobilytics/chassis/validate-input';
import type { Context } from '../context.ts';
import type { HoldOrderInput } from '../generated/resolvers.ts';
import { tell } from '../timeline/timeline.repository.ts';
import { commandOrder } from './command-order.ts';
import { changeOrder } from './order.repository.ts';
import { reasonSchema } from './order-input.ts';

/** Stops work on an order. What other services tell meanwhile is kept and counts at its release. */
export async function holdOrder(context: Context, input: HoldOrderInput) {
  const parsed = parseInput(reasonSchema, input, context.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { reason } = parsed.value;
  const result = await commandOrder(context, 'HOLD', input, async (tx, order) => {
    const { organizationId, status } = order;
    await changeOrder(tx.db, order.id, {
      status: 'ON_HOLD',
      heldFrom: status,
      holdReason: reason,
    });
    const { actorName } = context.viewer;
    await tell(tx.db, order, { kind: 'HELD', data: { reason }, occurredAt: tx.now, actorName });
    tx.emit('order.held', { orderId: order.id, reason }, { organizationId });
    tx.audit({
      action: 'order.held',
      ...{ targetType: 'Order', targetId: order.id, organizationId },
      ...{ before: { status }, after: { status: 'ON_HOLD', reason } },
    });
  });
  return 'order' in result ? { __typename: 'HoldOrderSuccess' as const, ...result } : result;
}
