import type { Database } from '../context.ts';

type LastPings = ReadonlyMap<string, Date | null>;

export async function lastPingsOfDevices(db: Database, ids: readonly string[]): Promise<LastPings> {
  const rows = await db.device.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, lastPingAt: true },
  });
  return new Map(rows.map(({ id, lastPingAt }) => [id, lastPingAt]));
}

/** When vehicles were last heard of, through whichever device was on them then. */
export async function lastPingsOfVehicles(
  db: Database,
  ids: readonly string[],
): Promise<LastPings> {
  const assignments = await db.deviceAssignment.findMany({
    where: { vehicleId: { in: [...ids] } },
    select: { vehicleId: true, deviceId: true, from: true, to: true },
  });
  const devices = await lastPingsOfDevices(db, [
    ...new Set(assignments.map(({ deviceId }) => deviceId)),
  ]);
  const latest = new Map<string, Date>();
  for (const { vehicleId, deviceId, from, to } of assignments) {
    const heardAt = devices.get(deviceId) ?? null;
    if (heardAt === null || heardAt < from) continue;
    // A device that went on to another vehicle was heard here until it left.
    const at = to !== null && to < heardAt ? to : heardAt;
    if (at > (latest.get(vehicleId) ?? new Date(0))) latest.set(vehicleId, at);
  }
  return latest;
}

export async function keyPrefixes(
  db: Database,
  deviceIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.deviceKey.findMany({
    where: { deviceId: { in: [...deviceIds] }, endedAt: null },
    select: { deviceId: true, prefix: true },
  });
  return new Map(rows.map(({ deviceId, prefix }) => [deviceId, prefix]));
}
