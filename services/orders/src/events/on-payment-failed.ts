import { defineConsumer } from '@mobilytics/events/consumer';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { tell } from '../timeline/timeline.repository.ts';
import { mentionedOrder } from './known-order.ts';

/** A card was declined: the customer is told, nothing else changes. */
export const onPaymentFailed = defineConsumer<PrismaClient>()(
  'payment.failed',
  async ({ payload }, tx) => {
    const order = await mentionedOrder(tx, payload.orderId);
    await tell(tx.db, order, {
      kind: 'PAYMENT_FAILED',
      data: { code: payload.code },
      occurredAt: new Date(payload.failedAt),
      referenceId: payload.paymentId,
      onceKey: `failed payment ${payload.paymentId} ${payload.failedAt}`,
    });
  },
);
