import type { Transaction } from '../context.ts';
import { markDirty } from '../device/mark-dirty.ts';
import type { PingRow } from './read-batch.ts';

type Device = { id: string; organizationId: string };
type Stored = { accepted: number; from: Date | null; to: Date | null; newest: Date | null };

/**
 * Stores the pings whose sequence the device has not sent before and marks the track from the
 * earliest of them. A sequence that was sent before is a duplicate, whatever it says now.
 */
export async function storePings(
  tx: Transaction,
  device: Device,
  rows: readonly PingRow[],
  receivedAt: Date,
): Promise<number> {
  // Requests of one device wait for each other: two that overlap could lock each other out.
  await tx.db.$queryRaw`SELECT 1 FROM "Device" WHERE "id" = ${device.id} FOR UPDATE`;
  const stored = await insert(tx, device, rows, receivedAt);
  if (stored.from === null || stored.to === null) return 0;
  if (stored.newest !== null) {
    await tx.db.$executeRaw`
      UPDATE "Device" SET "lastPingAt" = greatest("lastPingAt", ${stored.newest}::timestamptz)
      WHERE "id" = ${device.id}`;
  }
  await markDirty(tx, device.id, { from: stored.from, to: stored.to }, 'PINGS', receivedAt);
  return stored.accepted;
}

async function insert(
  tx: Transaction,
  { id, organizationId }: Device,
  rows: readonly PingRow[],
  receivedAt: Date,
): Promise<Stored> {
  const [stored] = await tx.db.$queryRaw<Stored[]>`
    WITH sent AS (
      SELECT * FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS (
        "sequence" bigint, "recordedAt" timestamptz, "latitude" float8, "longitude" float8,
        "speed" float4, "heading" float4, "accuracy" float4, "battery" float4
      )) WITH ORDINALITY AS row("sequence", "recordedAt", "latitude", "longitude", "speed",
        "heading", "accuracy", "battery", "place")
    ), stored AS (
      INSERT INTO "Ping" ("deviceId", "organizationId", "receivedAt", "sequence", "recordedAt",
        "latitude", "longitude", "speedMetresPerSecond", "headingDegrees", "accuracyMetres",
        "batteryPercent")
      SELECT ${id}, ${organizationId}, ${receivedAt}, "sequence", "recordedAt", "latitude",
        "longitude", "speed", "heading", "accuracy", "battery"
      FROM sent ORDER BY "place"
      ON CONFLICT DO NOTHING
      RETURNING "recordedAt"
    )
    SELECT count(*)::int AS accepted, min("recordedAt") AS "from", max("recordedAt") AS "to",
      max("recordedAt") FILTER (
        WHERE "recordedAt" <= ${receivedAt}::timestamptz + interval '5 minutes') AS newest
    FROM stored`;
  return stored ?? { accepted: 0, from: null, to: null, newest: null };
}
