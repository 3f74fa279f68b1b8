import { defineConsumer } from '@mobilytics/events/consumer';
import type { PrismaClient } from '../generated/prisma/client.ts';

export const onDeviceDelivered = defineConsumer<PrismaClient>()(
  'device.delivered',
  async ({ organizationId, payload: { deviceId, serial, imei, deliveredAt } }, tx) => {
    if (organizationId === null) throw new Error(`Device ${deviceId} was delivered to nobody.`);
    const device = {
      ...{ organizationId, serial, imei, returnedAt: null },
      deliveredAt: new Date(deliveredAt),
    };
    await tx.db.device.upsert({
      where: { id: deviceId },
      create: { id: deviceId, ...device },
      update: device,
    });
  },
);
