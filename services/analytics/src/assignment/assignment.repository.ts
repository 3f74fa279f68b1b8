import type { Database } from '../context.ts';
import type { Placement } from '../measurement/method.ts';
import { Carriage } from './carriage.ts';

/** Where a device was mounted, ever, and what those vehicles showed. */
export async function readCarriage(db: Database, deviceId: string): Promise<Carriage> {
  const mountings = await db.deviceAssignment.findMany({ where: { deviceId } });
  const vehicleIds = [...new Set(mountings.map(({ vehicleId }) => vehicleId))];
  const posters = await db.creativeAssignment.findMany({
    where: { vehicleId: { in: vehicleIds } },
  });
  return new Carriage(
    mountings.map((row) => ({
      ...row,
      fromMs: row.from.getTime(),
      toMs: row.to?.getTime() ?? null,
    })),
    posters.map((row) => ({
      ...row,
      placement: row.placement as Placement,
      fromMs: row.from.getTime(),
      toMs: row.to.getTime(),
    })),
  );
}

/** Devices that were on a vehicle at some moment of a half-open period. */
export async function devicesOnVehicle(
  db: Database,
  vehicleId: string,
  { from, to }: { from: Date; to: Date | null },
): Promise<string[]> {
  const rows = await db.deviceAssignment.findMany({
    where: {
      vehicleId,
      ...(to === null ? {} : { from: { lt: to } }),
      OR: [{ to: null }, { to: { gt: from } }],
    },
    select: { deviceId: true },
    distinct: ['deviceId'],
  });
  return rows.map(({ deviceId }) => deviceId);
}
