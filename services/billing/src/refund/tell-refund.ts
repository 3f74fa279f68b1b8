import type { Tx, Work } from '../context.ts';
import { recipientsOf } from '../details/recipients.ts';
import type { Refund } from '../generated/prisma/client.ts';
import { withoutEffect } from './refund-state.ts';

/**
 * Tells orders of a fetched refund: `refund.confirmed` once when it succeeded, and `refund.failed` once
 * when one that was told came back after all. Stripe may say of a refund that it succeeded and weeks
 * later that the bank sent it back.
 */
export async function tellRefund(work: Work, stripeRefundId: string): Promise<void> {
  const refund = await work.db.refund.findUnique({ where: { stripeRefundId } });
  if (!refund) return;
  const { id, confirmedAt, takenBackAt } = refund;
  if (refund.state === 'SUCCEEDED' && confirmedAt === null) {
    await work.transact(async (tx) => {
      const first = { where: { id, confirmedAt: null }, data: { confirmedAt: tx.now } };
      if ((await tx.db.refund.updateMany(first)).count === 1) await tellConfirmed(tx, refund);
    });
  }
  if ((withoutEffect as readonly string[]).includes(refund.state) && confirmedAt && !takenBackAt) {
    await work.transact(async (tx) => {
      const first = { where: { id, takenBackAt: null }, data: { takenBackAt: tx.now } };
      if ((await tx.db.refund.updateMany(first)).count === 1) await tellFailed(tx, refund);
    });
  }
  if (refund.state === 'FAILED' && refund.failureSettledAt === null) {
    work.log.error(
      { refundId: id, reason: refund.failureReason },
      'A refund failed. Its money is back.',
    );
  }
}

async function tellConfirmed(tx: Tx, refund: Refund): Promise<void> {
  const { id, orderId, organizationId, paymentId, returnId, amountMinor, currency } = refund;
  tx.audit({
    action: 'refund.confirmed',
    ...{ targetType: 'Payment', targetId: paymentId, organizationId },
    after: { refundId: id, stripeRefundId: refund.stripeRefundId, amountMinor, currency },
  });
  tx.emit(
    'refund.confirmed',
    {
      ...{ orderId, refundId: id, paymentId, returnId, amountMinor, currency },
      about: await nameOfPaid(tx, refund),
      refundedAt: refund.createdAt.toISOString(),
      totalRefundedMinor: await totalRefunded(tx, refund),
      recipients: await recipientsOf(tx.db, organizationId, 'REFUNDS'),
    },
    { organizationId },
  );
}

async function tellFailed(tx: Tx, refund: Refund): Promise<void> {
  const { id, orderId, organizationId, paymentId, returnId, amountMinor, currency } = refund;
  tx.audit({
    action: 'refund.failed',
    ...{ targetType: 'Payment', targetId: paymentId, organizationId },
    after: { refundId: id, stripeRefundId: refund.stripeRefundId, reason: refund.failureReason },
  });
  tx.emit(
    'refund.failed',
    {
      ...{ orderId, refundId: id, paymentId, returnId, amountMinor, currency },
      failedAt: tx.now.toISOString(),
      reason: refund.failureReason,
      totalRefundedMinor: await totalRefunded(tx, refund),
    },
    { organizationId },
  );
}

/** What may be counted as paid back: refunds that were confirmed and did not come back. */
async function totalRefunded(tx: Tx, { orderId, paymentId, currency }: Refund): Promise<number> {
  const { _sum } = await tx.db.refund.aggregate({
    where: {
      ...(orderId === null ? { paymentId } : { orderId }),
      ...{ currency, confirmedAt: { not: null }, takenBackAt: null },
    },
    _sum: { amountMinor: true },
  });
  return _sum.amountMinor ?? 0;
}

/** The order's number, or the invoice's: what people call that which was paid. */
async function nameOfPaid(tx: Tx, { orderId, paymentId }: Refund): Promise<string | null> {
  const order =
    orderId === null ? null : await tx.db.payableOrder.findUnique({ where: { orderId } });
  if (order) return order.number;
  const payment = await tx.db.payment.findUniqueOrThrow({ where: { id: paymentId } });
  const invoice = await tx.db.invoice.findFirst({
    where: { paymentIntentIds: { has: payment.stripePaymentIntentId } },
  });
  return invoice?.number ?? null;
}
