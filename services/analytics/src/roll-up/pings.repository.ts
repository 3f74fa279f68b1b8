import type { Database } from '../context.ts';
import type { StoredPing } from './measure-part.ts';

/** Recorded time in ms of a device's first ping at or after a moment; null when there is none. */
export async function nextPingAt(
  db: Database,
  deviceId: string,
  fromMs: number | null,
): Promise<number | null> {
  const ping = await db.ping.findFirst({
    where: { deviceId, ...(fromMs === null ? {} : { recordedAt: { gte: new Date(fromMs) } }) },
    orderBy: { recordedAt: 'asc' },
    select: { recordedAt: true },
  });
  return ping?.recordedAt.getTime() ?? null;
}

/**
 * A device's pings of a half-open period in the engine's order. They come as one JSON text, which
 * keeps every digit and is read several times faster than rows.
 */
export async function readPings(
  db: Database,
  deviceId: string,
  fromMs: number,
  toMs: number,
): Promise<StoredPing[]> {
  const [row] = await db.$queryRaw<{ pings: string | null }[]>`
    SELECT json_agg(json_build_array(
      "sequence", (extract(epoch FROM "recordedAt") * 1000)::bigint, "latitude", "longitude",
      (extract(epoch FROM "receivedAt") * 1000)::bigint
    ) ORDER BY "recordedAt", "sequence")::text AS pings
    FROM "Ping"
    WHERE "deviceId" = ${deviceId} AND "recordedAt" >= ${new Date(fromMs)}
      AND "recordedAt" < ${new Date(toMs)}`;
  return JSON.parse(row?.pings ?? '[]') as StoredPing[];
}
