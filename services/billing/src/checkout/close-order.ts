import type { Transaction } from '@mobilytics/events/transaction';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { closeCheckouts } from '../jobs/close-checkouts.ts';

/** Takes no payment for an order any more; its open payment pages are closed. */
export async function closeOrder(tx: Transaction<PrismaClient>, orderId: string): Promise<void> {
  const { count } = await tx.db.payableOrder.updateMany({
    where: { orderId, state: 'WAITING' },
    data: { state: 'CANCELED' },
  });
  if (count > 0) tx.enqueue(closeCheckouts, { orderId });
}
