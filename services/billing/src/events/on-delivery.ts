import { defineConsumer } from '@mobilytics/events/consumer';
import type { PrismaClient } from '../generated/prisma/client.ts';

const define = defineConsumer<PrismaClient>();
const micro = (text: string | null) => (text === null ? null : BigInt(text));

/**
 * Keeps the newest figures of every day that a device gave a line. Each event tells its days in full,
 * under the count of the device's roll-ups, so the order of arrival does not matter.
 */
export const deliveryConsumers = [
  define('delivery.measured', async ({ organizationId, payload }, { db, now }) => {
    const { lineId, deviceId, revision, days = [], methodVersion } = payload;
    if (organizationId === null || deviceId === undefined || revision === undefined) return;
    const asOf = new Date(payload.asOf);
    for (const { date, vehicleId, ...figures } of days) {
      const key = { lineId, deviceId, vehicleId, date: new Date(date) };
      const known = await db.deliveredDay.findUnique({
        where: { lineId_deviceId_vehicleId_date: key },
      });
      if (known && known.revision >= revision) continue;
      const row = {
        ...{ organizationId, revision, methodVersion, asOf, changedAt: now },
        grossMicro: micro(figures.grossMicro),
        otsMicro: micro(figures.otsMicro),
        durationMs: BigInt(figures.durationMs),
        creditedMs: BigInt(figures.creditedMs),
        uncoveredMs: BigInt(figures.uncoveredMs),
      };
      await db.deliveredDay.upsert({
        where: { lineId_deviceId_vehicleId_date: key },
        create: { ...key, ...row },
        update: row,
      });
    }
  }),
  define('delivery.restated', async ({ organizationId, payload }, { db }) => {
    const { restatementId: id, lineId, cause } = payload;
    if (organizationId === null) throw new Error(`${lineId} belongs to nobody.`);
    await db.deliveryRestatement.createMany({
      data: [
        {
          ...{ id, organizationId, lineId, cause },
          restatedAt: new Date(payload.restatedAt),
          dates: payload.dates.map((date) => new Date(date)),
          fromOtsMicro: micro(payload.fromOtsMicro),
          toOtsMicro: micro(payload.toOtsMicro),
        },
      ],
      skipDuplicates: true,
    });
  }),
];
