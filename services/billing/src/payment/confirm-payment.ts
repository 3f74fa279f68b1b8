import type { Work } from '../context.ts';
import type { Payment } from '../generated/prisma/client.ts';
import { guardMoney } from '../sync/guard-money.ts';
import { proposeCanceledBack, proposeSecondBack } from './propose-back.ts';

/** What follows from a fetched payment intent, for the payment that was written of it. */
export async function confirmPaymentOf(work: Work, stripePaymentIntentId: string): Promise<void> {
  const payment = await work.db.payment.findUnique({ where: { stripePaymentIntentId } });
  if (payment) await confirmPayment(work, payment);
}

/**
 * Says `payment.confirmed` for a fetched payment that succeeded in the order's amount and currency:
 * once, however many events, polls and restarts lead here. One for an order that was canceled is told
 * too, and its way back is proposed.
 */
export async function confirmPayment(work: Work, payment: Payment): Promise<void> {
  const { orderId } = payment;
  if (payment.state !== 'SUCCEEDED' || orderId === null) return;
  const known = await work.db.payableOrder.findUnique({ where: { orderId } });
  if (known?.confirmedPaymentId === payment.id) return;
  // Nothing moves on money that is not proven; `lift-blocks` comes back until it is.
  const block = await guardMoney(work, payment.organizationId);
  if (block) {
    work.log.error({ orderId, paymentId: payment.id, block }, 'A paid order is not released yet.');
    await work.transact((tx) =>
      tx.db.payableOrder.updateMany({
        where: { orderId, confirmedPaymentId: null },
        data: { releaseBlock: block.reason, blockedPaymentId: payment.id },
      }),
    );
    return;
  }
  await work.transact(async (tx) => {
    const order = await tx.db.payableOrder.findUnique({ where: { orderId } });
    if (!order || order.organizationId !== payment.organizationId) {
      throw new Error(`Payment ${payment.id} names order ${orderId}, which billing does not know.`);
    }
    if (order.confirmedPaymentId === payment.id) return;
    if (order.confirmedPaymentId !== null) {
      work.log.error({ orderId, paymentId: payment.id }, 'An order was paid twice.');
      return proposeSecondBack(tx, order, payment);
    }
    const isCanceled = order.state === 'CANCELED';
    const pays = order.totalMinor === payment.amountMinor && order.currency === payment.currency;
    if (!isCanceled && !pays) {
      work.log.fatal(
        { orderId, paymentId: payment.id, due: order.totalMinor, paid: payment.amountMinor },
        'A payment differs from what the order costs. The order stays unconfirmed.',
      );
      return;
    }
    const { count } = await tx.db.payableOrder.updateMany({
      where: { orderId, confirmedPaymentId: null },
      data: {
        state: isCanceled ? 'CANCELED' : 'PAID',
        confirmedPaymentId: payment.id,
        confirmedAt: tx.now,
        releaseBlock: null,
        blockedPaymentId: null,
      },
    });
    if (count === 0) return;
    if (isCanceled) await proposeCanceledBack(tx, order, payment);
    tx.emit(
      'payment.confirmed',
      {
        orderId,
        paymentId: payment.id,
        amountMinor: payment.amountMinor,
        currency: payment.currency,
        method: payment.method,
        paidAt: payment.createdAt.toISOString(),
      },
      // Paid when Stripe says so, however late we hear of it.
      { organizationId: payment.organizationId, occurredAt: payment.createdAt },
    );
    tx.audit({
      action: 'payment.confirmed',
      targetType: 'Order',
      targetId: orderId,
      organizationId: payment.organizationId,
      after: { paymentId: payment.id, stripePaymentIntentId: payment.stripePaymentIntentId },
    });
  });
}
