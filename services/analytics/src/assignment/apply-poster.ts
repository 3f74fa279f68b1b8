import type { Transaction } from '../context.ts';
import { markDirty } from '../device/mark-dirty.ts';
import type { CreativeAssignment } from '../generated/prisma/client.ts';
import { devicesOnVehicle } from './assignment.repository.ts';
import { changedRange } from './changed-range.ts';

/** Keeps what a vehicle carries and when; an older event than the one known changes nothing. */
export async function applyPoster(tx: Transaction, poster: CreativeAssignment): Promise<void> {
  const { id, ...row } = poster;
  const before = await tx.db.creativeAssignment.findUnique({ where: { id } });
  if (before !== null && before.eventId >= row.eventId) return;
  await tx.db.creativeAssignment.upsert({ where: { id }, create: poster, update: row });
  const changed = changedRange(before && { ...before, facts: factsOf(before) }, {
    ...row,
    facts: factsOf(row),
  });
  if (changed === null) return;
  for (const vehicleId of new Set([before?.vehicleId ?? row.vehicleId, row.vehicleId])) {
    for (const deviceId of await devicesOnVehicle(tx.db, vehicleId, changed)) {
      await markDirty(tx, deviceId, changed, 'ASSIGNMENT', tx.now);
    }
  }
}

/** What attribution depends on beside the time. */
function factsOf(row: Omit<CreativeAssignment, 'id'>): string {
  return JSON.stringify([row.vehicleId, row.lineId, row.creativeId, row.placement]);
}
