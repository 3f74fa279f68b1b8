import type { Transaction } from '@mobilytics/events/transaction';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { closeCheckouts } from '../jobs/close-checkouts.ts';
import { proposeCanceledBack } from '../payment/propose-back.ts';

/** Takes no payment for an order any more; its open payment pages are closed. */
export async function closeOrder(
  tx: Transaction<PrismaClient>,
  orderId: string,
  state: 'CANCELED' | 'EXPIRED',
): Promise<void> {
  const { count } = await tx.db.payableOrder.updateMany({
    where: { orderId, state: 'WAITING' },
    data: { state },
  });
  if (count > 0) tx.enqueue(closeCheckouts, { orderId });
  else if (state === 'CANCELED') await cancelPaid(tx, orderId);
}

/** The payment was heard of before the cancellation that came first. */
async function cancelPaid(tx: Transaction<PrismaClient>, orderId: string): Promise<void> {
  const { count } = await tx.db.payableOrder.updateMany({
    where: { orderId, state: 'PAID' },
    data: { state: 'CANCELED' },
  });
  if (count === 0) return;
  const order = await tx.db.payableOrder.findUniqueOrThrow({ where: { orderId } });
  const payment = await tx.db.payment.findUnique({ where: { id: order.confirmedPaymentId ?? '' } });
  if (payment) await proposeCanceledBack(tx, order, payment);
}
