import { defineConsumer } from '@mobilytics/events/consumer';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { changeOrder } from '../order/order.repository.ts';
import { settleOrder } from '../order/settle-order.ts';
import { changedOrder } from './known-order.ts';

/** The warehouse began. Kept as a fact, so that it counts even when it comes before the payment. */
export const onFulfillmentStarted = defineConsumer<PrismaClient>()(
  'fulfillment.started',
  async ({ payload }, tx) => {
    const order = await changedOrder(tx, payload.orderId);
    await changeOrder(tx.db, order.id, { fulfillmentStarted: true });
    await settleOrder(tx, order.id);
  },
);
