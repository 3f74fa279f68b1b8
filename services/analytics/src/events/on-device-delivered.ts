import { defineConsumer } from '@mobilytics/events/consumer';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** A device belongs to the organisation it was delivered to. */
export const onDeviceDelivered = defineConsumer<PrismaClient>()(
  'device.delivered',
  async ({ organizationId, payload }, tx) => {
    if (organizationId === null) throw new Error(`${payload.deviceId} was delivered to nobody.`);
    const { deviceId: id, serial } = payload;
    const deliveredAt = new Date(payload.deliveredAt);
    const device = { organizationId, serial, deliveredAt };
    const before = await tx.db.device.findUnique({ where: { id } });
    // A device that changes hands is delivered again, and stops listening to its former owner.
    if (before !== null && before.organizationId !== organizationId) {
      await tx.db.deviceKey.updateMany({
        where: { deviceId: id, endedAt: null },
        data: { endedAt: tx.now },
      });
    }
    await tx.db.device.upsert({ where: { id }, create: { id, ...device }, update: device });
  },
);
