import { defineConsumer } from '@mobilytics/events/consumer';
import { lockOrder } from '../fulfillment/known-order.ts';
import { settleOrderState } from '../fulfillment/settle-order-state.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { organizationOf } from './organization-of.ts';

/** Goes on where the hold stopped it. */
export const onOrderReleased = defineConsumer<PrismaClient>()(
  'order.released',
  async (event, tx) => {
    const { orderId } = event.payload;
    const known = await lockOrder(tx, { orderId, organizationId: organizationOf(event) });
    // An older release may arrive after a newer one.
    if (known.releasedAt === null || known.releasedAt < event.occurredAt) {
      await tx.db.knownOrder.update({ where: { orderId }, data: { releasedAt: event.occurredAt } });
    }
    await settleOrderState(tx, orderId);
  },
);
