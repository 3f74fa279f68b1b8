import { defineConsumer } from '@mobilytics/events/consumer';
import { lockOrder } from '../fulfillment/known-order.ts';
import { settleOrderState } from '../fulfillment/settle-order-state.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { organizationOf } from './organization-of.ts';

/** Nothing more is done for the order until it is released. */
export const onOrderHeld = defineConsumer<PrismaClient>()('order.held', async (event, tx) => {
  const { orderId } = event.payload;
  const known = await lockOrder(tx, { orderId, organizationId: organizationOf(event) });
  // An older hold may arrive after a newer one.
  if (known.heldAt === null || known.heldAt < event.occurredAt) {
    await tx.db.knownOrder.update({ where: { orderId }, data: { heldAt: event.occurredAt } });
  }
  await settleOrderState(tx, orderId);
});
