import { defineConsumer } from '@mobilytics/events/consumer';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { tell } from '../timeline/timeline.repository.ts';
import { mentionedOrder } from './known-order.ts';

/** The order that began a data plan tells what became of it; that it began is told by its payment. */
export const onSubscriptionChanged = defineConsumer<PrismaClient>()(
  'subscription.changed',
  async ({ payload, occurredAt }, tx) => {
    const { orderId, previousState, description, quantity, state } = payload;
    if (orderId === null || previousState === null) return;
    const order = await mentionedOrder(tx, orderId);
    await tell(tx.db, order, {
      kind: 'PLAN_CHANGED',
      data: {
        ...{ description, quantity, state },
        endsAt: payload.cancelAtPeriodEnd ? payload.currentPeriodEnd : null,
      },
      occurredAt,
      referenceId: payload.subscriptionId,
    });
  },
);
