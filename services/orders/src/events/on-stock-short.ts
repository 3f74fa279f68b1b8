import { defineConsumer } from '@mobilytics/events/consumer';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { tell } from '../timeline/timeline.repository.ts';
import { mentionedOrder } from './known-order.ts';

/** The warehouse lacks something: staff see it on the order. */
export const onStockShort = defineConsumer<PrismaClient>()('stock.short', async (event, tx) => {
  const { orderId, sku, missing } = event.payload;
  const order = await mentionedOrder(tx, orderId);
  await tell(tx.db, order, {
    kind: 'STOCK_SHORT',
    data: { sku, missing },
    occurredAt: event.occurredAt,
    internal: true,
  });
});
