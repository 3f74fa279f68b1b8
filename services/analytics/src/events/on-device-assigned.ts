import { defineConsumer } from '@mobilytics/events/consumer';
import { changedRange } from '../assignment/changed-range.ts';
import { markDirty } from '../device/mark-dirty.ts';
import type { DeviceAssignment, PrismaClient } from '../generated/prisma/client.ts';

/** A device came onto a vehicle or left it; what it drove meanwhile is attributed anew. */
export const onDeviceAssigned = defineConsumer<PrismaClient>()(
  'device.assigned',
  async ({ id: eventId, organizationId, payload }, tx) => {
    if (organizationId === null) throw new Error(`${payload.vehicleId} belongs to nobody.`);
    const { assignmentId: id, ...facts } = payload;
    const before = await tx.db.deviceAssignment.findUnique({ where: { id } });
    if (before !== null && before.eventId >= eventId) return;
    const from = new Date(facts.from);
    const to = facts.to === null ? null : new Date(facts.to);
    const row = { ...facts, from, to, organizationId, eventId };
    await tx.db.deviceAssignment.upsert({ where: { id }, create: { id, ...row }, update: row });
    const changed = changedRange(before && { ...before, facts: factsOf(before) }, {
      ...{ from, to },
      facts: factsOf(row),
    });
    if (changed === null) return;
    for (const deviceId of new Set([before?.deviceId ?? row.deviceId, row.deviceId])) {
      await markDirty(tx, deviceId, changed, 'ASSIGNMENT', tx.now);
    }
  },
);

/** What measuring depends on beside the time. */
function factsOf(row: Omit<DeviceAssignment, 'id'>): string {
  const { deviceId, vehicleId, marketCode, timeZone, illuminated } = row;
  return JSON.stringify([deviceId, vehicleId, marketCode, timeZone, illuminated]);
}
