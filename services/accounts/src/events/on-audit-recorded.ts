import { defineConsumer } from '@mobilytics/events/consumer';
import { newId } from '@mobilytics/ids/new-id';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** Keeps every change of every service in the one book. */
export const onAuditRecorded = defineConsumer<PrismaClient>()(
  'audit.recorded',
  async (event, tx) => {
    const { before, after, ...entry } = event.payload;
    await tx.db.auditEntry.create({
      data: {
        ...entry,
        id: newId('aud', event.occurredAt),
        occurredAt: event.occurredAt,
        organizationId: event.organizationId,
        requestId: event.requestId,
        before: before == null ? Prisma.DbNull : (before as Prisma.InputJsonValue),
        after: after == null ? Prisma.DbNull : (after as Prisma.InputJsonValue),
      },
    });
  },
);
