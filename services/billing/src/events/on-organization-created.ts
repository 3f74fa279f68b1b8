import { defineConsumer } from '@mobilytics/events/consumer';
import { newId } from '@mobilytics/ids/new-id';
import type { PrismaClient } from '../generated/prisma/client.ts';

export const onOrganizationCreated = defineConsumer<PrismaClient>()(
  'organization.created',
  async ({ payload: { organizationId, name, ownerEmail } }, tx) => {
    await tx.db.billingAccount.upsert({
      where: { organizationId },
      create: {
        id: newId('bil', tx.now),
        organizationId,
        name,
        email: ownerEmail,
        createdAt: tx.now,
      },
      update: { name, email: ownerEmail },
    });
  },
);
