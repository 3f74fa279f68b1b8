import { defineConsumer } from '@mobilytics/events/consumer';
import { closeOrder } from '../checkout/close-order.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';

export const onOrderCanceled = defineConsumer<PrismaClient>()(
  'order.canceled',
  ({ payload: { orderId } }, tx) => closeOrder(tx, orderId, 'CANCELED'),
);
