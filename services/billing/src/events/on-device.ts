import { defineConsumer } from '@mobilytics/events/consumer';
import type { PrismaClient } from '../generated/prisma/client.ts';

const define = defineConsumer<PrismaClient>();

/** Whose each device is, and on which vehicle it was when; an older event changes nothing. */
export const deviceConsumers = [
  define('device.delivered', async ({ id: eventId, organizationId, payload }, { db }) => {
    const { deviceId, serial } = payload;
    if (organizationId === null) throw new Error(`Device ${deviceId} was delivered to nobody.`);
    const deliveredAt = new Date(payload.deliveredAt);
    const known = await db.customerDevice.findUnique({ where: { deviceId } });
    if (known && known.deliveredAt > deliveredAt) return;
    const row = { organizationId, serial, deliveredAt, eventId };
    await db.customerDevice.upsert({
      where: { deviceId },
      create: { deviceId, ...row },
      // What came back before it was delivered again is nobody's story any more.
      update:
        known?.deliveredAt.getTime() === deliveredAt.getTime() ? row : { ...row, returnedAt: null },
    });
  }),
  define('device.returned', async ({ payload: { deviceId, ...payload } }, { db }) => {
    const returnedAt = new Date(payload.returnedAt);
    await db.customerDevice.updateMany({
      where: { deviceId, deliveredAt: { lte: returnedAt } },
      data: { returnedAt },
    });
  }),
  define('device.assigned', async ({ id: eventId, organizationId, payload }, { db }) => {
    const { assignmentId, deviceId, vehicleId, vehicleName, timeZone } = payload;
    if (organizationId === null) throw new Error(`${vehicleId} belongs to nobody.`);
    const known = await db.deviceMounting.findUnique({ where: { assignmentId } });
    if (known && known.eventId >= eventId) return;
    const row = {
      ...{ organizationId, deviceId, vehicleId, vehicleName, timeZone, eventId },
      from: new Date(payload.from),
      to: payload.to === null ? null : new Date(payload.to),
    };
    await db.deviceMounting.upsert({
      where: { assignmentId },
      create: { assignmentId, ...row },
      update: row,
    });
  }),
];
