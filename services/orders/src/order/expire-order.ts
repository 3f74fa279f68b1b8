import type { Tx } from '../database.ts';
import { tell } from '../timeline/timeline.repository.ts';
import { changeOrder, lockVersion, orderWithFacts } from './order.repository.ts';
import { deriveOrder } from './order-facts.ts';
import { transitionOn } from './order-status.ts';

/** Gives up an order whose payment term is over; one that was changed meanwhile is left alone. */
export async function expireOrder(
  tx: Tx,
  { id, version }: { id: string; version: number },
): Promise<void> {
  const order = await lockVersion(tx.db, id, version);
  if (order === null) return;
  const { facts } = deriveOrder(await orderWithFacts(tx.db, id));
  if (transitionOn('EXPIRE', facts) === undefined) return;
  const { organizationId } = order;
  await changeOrder(tx.db, id, { status: 'EXPIRED' });
  const occurredAt = order.expiresAt ?? tx.now;
  await tell(tx.db, order, { kind: 'EXPIRED', data: {}, occurredAt, onceKey: 'EXPIRED' });
  tx.emit('order.expired', { orderId: id }, { organizationId });
  tx.audit({
    action: 'order.expired',
    ...{ targetType: 'Order', targetId: id, organizationId },
    ...{ before: { status: 'PLACED' }, after: { status: 'EXPIRED' } },
  });
}
