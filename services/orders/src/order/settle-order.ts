import type { Tx } from '../database.ts';
import { tell } from '../timeline/timeline.repository.ts';
import {
  changeLine,
  changeOrder,
  type OrderWithFacts,
  orderWithFacts,
} from './order.repository.ts';
import { deriveOrder } from './order-facts.ts';
import { settle, type Transition } from './order-status.ts';
import { placedOrder } from './placed-order.ts';

/**
 * Brings a locked order to the state that follows from everything told about it, tells its timeline
 * and, when it becomes confirmed, logistics. To run it again changes nothing.
 */
export async function settleOrder(tx: Tx, orderId: string): Promise<void> {
  const order = await orderWithFacts(tx.db, orderId);
  const derived = deriveOrder(order);
  for (const line of order.lines) {
    const now = derived.lines.find(({ id }) => id === line.id) ?? line;
    const { fulfilledQuantity, deliveredQuantity } = now;
    if (
      fulfilledQuantity !== line.fulfilledQuantity ||
      deliveredQuantity !== line.deliveredQuantity
    ) {
      await changeLine(tx.db, line.id, { fulfilledQuantity, deliveredQuantity });
    }
  }
  const steps = settle(derived.facts);
  const reaches = (status: string) => steps.some(({ to }) => to === status);
  await changeOrder(tx.db, orderId, {
    paidMinor: derived.paidMinor,
    refundedMinor: derived.refundedMinor,
    paymentStatus: derived.paymentStatus,
    fulfillmentProgress: derived.fulfillmentProgress,
    status: steps.at(-1)?.to ?? order.status,
    ...(reaches('CONFIRMED') ? { confirmedAt: tx.now } : {}),
    ...(reaches('COMPLETED') ? { completedAt: tx.now } : {}),
  });
  for (const step of steps) await tellStep(tx, order, step);
}

async function tellStep(tx: Tx, order: OrderWithFacts, { to, emits }: Transition): Promise<void> {
  const kind = to === 'IN_FULFILLMENT' ? 'FULFILLMENT_STARTED' : to;
  if (kind === 'CONFIRMED' || kind === 'FULFILLMENT_STARTED' || kind === 'COMPLETED') {
    await tell(tx.db, order, { kind, data: {}, occurredAt: tx.now, onceKey: kind });
  }
  if (emits === 'order.confirmed') {
    const { organizationId } = order;
    tx.emit('order.confirmed', placedOrder(order, order.lines), { organizationId });
    tx.audit({
      action: 'order.confirmed',
      targetType: 'Order',
      targetId: order.id,
      organizationId,
      before: { status: order.status },
      after: { status: 'CONFIRMED' },
    });
  }
}
