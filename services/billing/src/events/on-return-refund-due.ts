import { defineConsumer } from '@mobilytics/events/consumer';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { refundReturn } from '../refund/refund-return.ts';

/** Support agreed that the customer gets money back for a return. */
export const onReturnRefundDue = (limits: Parameters<typeof refundReturn>[2]) =>
  defineConsumer<PrismaClient>()('return.refund_due', (event, tx) =>
    refundReturn(tx, event.payload, limits),
  );
