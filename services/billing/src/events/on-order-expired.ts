import { defineConsumer } from '@mobilytics/events/consumer';
import { closeOrder } from '../checkout/close-order.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** Whoever paid at the last moment is heard all the same: the payment confirms the order. */
export const onOrderExpired = defineConsumer<PrismaClient>()(
  'order.expired',
  ({ payload: { orderId } }, tx) => closeOrder(tx, orderId, 'EXPIRED'),
);
