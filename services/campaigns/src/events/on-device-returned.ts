import { defineConsumer } from '@mobilytics/events/consumer';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { tellAssignment } from '../vehicle/tell-assignment.ts';

/** A device went back to the company: whatever vehicle it was on, it is there no more. */
export const onDeviceReturned = defineConsumer<PrismaClient>()(
  'device.returned',
  async ({ payload }, tx) => {
    const { deviceId: id } = payload;
    const returnedAt = new Date(payload.returnedAt);
    // A device that was delivered again since then stays with its new owner.
    const { count } = await tx.db.device.updateMany({
      where: { id, deliveredAt: { lte: returnedAt } },
      data: { returnedAt },
    });
    if (count === 0) return;
    const ended = await tx.db.deviceAssignment.updateManyAndReturn({
      where: { deviceId: id, endsAt: null, startsAt: { lt: returnedAt } },
      data: { endsAt: returnedAt },
    });
    for (const assignment of ended) await tellAssignment(tx, assignment.id);
  },
);
