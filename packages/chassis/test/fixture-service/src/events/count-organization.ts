import { defineConsumer } from '@mobilytics/events/consumer';
import type { PrismaClient } from '../../generated/prisma/client.ts';

export const countOrganization = defineConsumer<PrismaClient>()(
  'organization.created',
  async (event, tx) => {
    const { organizationId } = event.payload;
    await tx.db.tally.upsert({
      where: { organizationId },
      create: { organizationId, count: 1 },
      update: { count: { increment: 1 } },
    });
  },
);
