import { newId } from '@mobilytics/ids/new-id';
import type { Transaction } from '../context.ts';
import { markDirty } from '../device/mark-dirty.ts';
import type { TrafficCount } from '../files/read-counts.ts';
import { writeStations } from './counts.repository.ts';

export type ImportedCounts = { version: number; stations: number; devices: number };

/**
 * Makes counts the newest version of a market's and has everything measured with them that ever drove
 * there. Earlier versions stay, because figures name the version they were made with.
 */
export async function importCounts(
  tx: Transaction,
  counts: readonly TrafficCount[],
  { marketCode, source }: { marketCode: string; source: string },
): Promise<ImportedCounts> {
  // Two imports at once would both take the same next version.
  await tx.db.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${`counts of ${marketCode}`}))::text`;
  const newest = await tx.db.trafficCountSet.findFirst({
    where: { marketCode },
    orderBy: { version: 'desc' },
  });
  const version = (newest?.version ?? 0) + 1;
  const id = newId('cnt');
  await tx.db.trafficCountSet.create({
    data: { id, marketCode, version, source, importedAt: tx.now },
  });
  await writeStations(tx.db, id, counts);
  const assignments = await tx.db.deviceAssignment.findMany({ where: { marketCode } });
  for (const { deviceId, from, to } of assignments) {
    await markDirty(tx, deviceId, { from, to }, 'COUNTS', tx.now);
  }
  tx.audit({
    ...{ action: 'traffic_counts.imported', targetType: 'TrafficCountSet', targetId: id },
    after: { marketCode, version, stations: counts.length, source },
  });
  const devices = new Set(assignments.map(({ deviceId }) => deviceId)).size;
  return { version, stations: counts.length, devices };
}
