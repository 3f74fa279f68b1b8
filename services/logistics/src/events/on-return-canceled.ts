import { defineConsumer } from '@mobilytics/events/consumer';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { cancelExpectedReturn } from '../return/expect-return.ts';

export const onReturnCanceled = defineConsumer<PrismaClient>()(
  'return.canceled',
  ({ payload }, tx) => cancelExpectedReturn(tx, payload.returnId),
);
