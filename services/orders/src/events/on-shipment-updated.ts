import { defineConsumer } from '@mobilytics/events/consumer';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { takeShipmentNews } from './take-shipment-news.ts';

export const onShipmentUpdated = defineConsumer<PrismaClient>()(
  'shipment.updated',
  ({ payload }, tx) => takeShipmentNews(tx, payload),
);
