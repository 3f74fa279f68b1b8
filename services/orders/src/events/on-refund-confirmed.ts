import { defineConsumer } from '@mobilytics/events/consumer';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { keepRefund } from '../order/fact.repository.ts';
import { settleOrder } from '../order/settle-order.ts';
import { returnNumberOf } from '../return/return.repository.ts';
import { moveRefundedReturn } from '../return/take-refund-news.ts';
import { tell } from '../timeline/timeline.repository.ts';
import { changedOrder } from './known-order.ts';
import { notBefore } from './not-before.ts';

/** Money went back: the order counts it once, and the return it was for is over. */
export const onRefundConfirmed = defineConsumer<PrismaClient>()(
  'refund.confirmed',
  async ({ payload }, tx) => {
    const { orderId, refundId, returnId, amountMinor, currency } = payload;
    if (orderId === null) return;
    const order = await changedOrder(tx, orderId);
    const { organizationId } = order;
    const refundedAt = new Date(payload.refundedAt);
    const refund = { orderId, organizationId, returnId, amountMinor, currency, refundedAt };
    if (!(await keepRefund(tx.db, { id: refundId, ...refund }))) return;
    const returned = returnId && (await moveRefundedReturn(tx, returnId, 'FACTS'));
    await tell(tx.db, order, {
      kind: 'REFUNDED',
      data: { amountMinor, currency, returnNumber: returned ? returnNumberOf(returned) : null },
      occurredAt: notBefore(order.placedAt, payload.refundedAt),
      referenceId: refundId,
      onceKey: `refund ${refundId}`,
    });
    await settleOrder(tx, orderId);
  },
);
