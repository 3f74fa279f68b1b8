import { defineConsumer } from '@mobilytics/events/consumer';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { tell } from '../timeline/timeline.repository.ts';
import { mentionedOrder } from './known-order.ts';
import { notBefore } from './not-before.ts';

/** The order's story tells what was invoiced for it. */
export const onInvoiceFinalized = defineConsumer<PrismaClient>()(
  'invoice.finalized',
  async ({ payload, occurredAt }, tx) => {
    const { orderId, invoiceId, number, totalMinor, currency } = payload;
    if (orderId === null) return;
    const order = await mentionedOrder(tx, orderId);
    await tell(tx.db, order, {
      kind: 'INVOICED',
      data: { number, amountMinor: totalMinor, currency },
      occurredAt: notBefore(order.placedAt, occurredAt),
      referenceId: invoiceId,
      onceKey: `invoice ${invoiceId}`,
    });
  },
);
