import { defineConsumer } from '@mobilytics/events/consumer';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { expectReturn } from '../return/expect-return.ts';
import { organizationOf } from './organization-of.ts';

export const onReturnApproved = defineConsumer<PrismaClient>()('return.approved', (event, tx) =>
  expectReturn(tx, { organizationId: organizationOf(event), approved: event.payload }),
);
