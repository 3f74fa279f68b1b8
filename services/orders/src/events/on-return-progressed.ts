import { defineConsumer } from '@mobilytics/events/consumer';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { takeReturnNews } from '../return/take-return-news.ts';

export const onReturnProgressed = defineConsumer<PrismaClient>()(
  'return.progressed',
  ({ payload }, tx) => takeReturnNews(tx, payload),
);
