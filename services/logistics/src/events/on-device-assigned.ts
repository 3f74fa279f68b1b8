import { defineConsumer } from '@mobilytics/events/consumer';
import { deviceTransitions } from '../device/device-status.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { canGo } from '../transition.ts';

/**
 * A device on a vehicle is in use, and delivered again when it is taken off. An event older than the
 * last one heard of the device changes nothing, nor does the end of an assignment that is not the
 * present one.
 */
export const onDeviceAssigned = defineConsumer<PrismaClient>()(
  'device.assigned',
  async (event, tx) => {
    const { deviceId, assignmentId, to } = event.payload;
    await tx.db.$queryRaw`SELECT 1 FROM "Device" WHERE "id" = ${deviceId} FOR UPDATE`;
    const device = await tx.db.device.findUnique({ where: { id: deviceId } });
    if (device === null || device.organizationId !== event.organizationId) return;
    if (device.assignedAt !== null && device.assignedAt > event.occurredAt) return;
    const ends = to !== null && new Date(to) <= tx.now;
    if (ends && device.assignmentId !== null && device.assignmentId !== assignmentId) return;
    const status = ends ? 'DELIVERED' : 'IN_USE';
    const moves = device.status !== status && canGo(deviceTransitions, device.status, status);
    await tx.db.device.update({
      where: { id: deviceId },
      data: {
        assignmentId: ends ? null : assignmentId,
        assignedAt: event.occurredAt,
        ...(moves ? { status, version: { increment: 1 } } : {}),
      },
    });
  },
);
