import { defineConsumer } from '@mobilytics/events/consumer';
import { lockOrder } from '../fulfillment/known-order.ts';
import { settleOrderState } from '../fulfillment/settle-order-state.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { organizationOf } from './organization-of.ts';

/** What is not packed yet goes back on the shelf. */
export const onOrderCanceled = defineConsumer<PrismaClient>()(
  'order.canceled',
  async (event, tx) => {
    const { orderId } = event.payload;
    await lockOrder(tx, { orderId, organizationId: organizationOf(event) });
    const data = { canceledAt: event.occurredAt };
    await tx.db.knownOrder.update({ where: { orderId }, data });
    await settleOrderState(tx, orderId);
  },
);
