import { defineConsumer } from '@mobilytics/events/consumer';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { closeCheckouts } from '../jobs/close-checkouts.ts';

export const onOrderCanceled = defineConsumer<PrismaClient>()(
  'order.canceled',
  async ({ payload: { orderId } }, tx) => {
    const { count } = await tx.db.payableOrder.updateMany({
      where: { orderId, state: 'WAITING' },
      data: { state: 'CANCELED' },
    });
    if (count > 0) tx.enqueue(closeCheckouts, { orderId });
  },
);
