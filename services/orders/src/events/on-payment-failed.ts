import { defineConsumer } from '@mobilytics/events/consumer';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { tell } from '../timeline/timeline.repository.ts';
import { mentionedOrder } from './known-order.ts';
import { notBefore } from './not-before.ts';

/** A card was declined: the customer is told, nothing else changes. */
export const onPaymentFailed = defineConsumer<PrismaClient>()(
  'payment.failed',
  async ({ payload }, tx) => {
    const order = await mentionedOrder(tx, payload.orderId);
    await tell(tx.db, order, {
      kind: 'PAYMENT_FAILED',
      data: { code: payload.code },
      occurredAt: notBefore(order.placedAt, payload.failedAt),
      referenceId: payload.paymentId,
    });
  },
);
