import type { Tx } from '../database.ts';
import { findOrder, lockOrder, type OrderRow } from '../order/order.repository.ts';

/**
 * The order an event changes, locked. News about an order that is not here is tried again and at
 * last lies with the failed jobs: somebody must look, because money or parcels are involved.
 */
export async function changedOrder(tx: Tx, orderId: string): Promise<OrderRow> {
  return known(orderId, await lockOrder(tx.db, orderId));
}

/** The order an event only has something to say about: its version stays what it is. */
export async function mentionedOrder(tx: Tx, orderId: string): Promise<OrderRow> {
  return known(orderId, await findOrder(tx.db, orderId));
}

function known(orderId: string, order: OrderRow | null): OrderRow {
  if (order === null) throw new Error(`There is no order ${orderId}.`);
  return order;
}
