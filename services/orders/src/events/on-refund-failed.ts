import { defineConsumer } from '@mobilytics/events/consumer';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { keepRefund, takeBackRefund } from '../order/fact.repository.ts';
import { settleOrder } from '../order/settle-order.ts';
import { moveRefundedReturn } from '../return/take-refund-news.ts';
import { tell } from '../timeline/timeline.repository.ts';
import { changedOrder } from './known-order.ts';

/** The bank sent a refund back: it counts no more, and the return it was for waits again. */
export const onRefundFailed = defineConsumer<PrismaClient>()(
  'refund.failed',
  async ({ payload }, tx) => {
    const { orderId, refundId, returnId, amountMinor, currency } = payload;
    if (orderId === null) return;
    const order = await changedOrder(tx, orderId);
    const { organizationId } = order;
    const failedAt = new Date(payload.failedAt);
    // The news that it failed may come first; the refund is then kept as one that does not count.
    const refund = { orderId, organizationId, returnId, amountMinor, currency };
    await keepRefund(tx.db, { id: refundId, ...refund, refundedAt: failedAt });
    if (!(await takeBackRefund(tx.db, refundId, failedAt))) return;
    if (returnId) await moveRefundedReturn(tx, returnId, 'REFUND_FAILED');
    await tell(tx.db, order, {
      kind: 'REFUND_FAILED',
      data: { amountMinor, currency },
      occurredAt: failedAt,
      referenceId: refundId,
      onceKey: `refund failed ${refundId}`,
    });
    await settleOrder(tx, orderId);
  },
);
