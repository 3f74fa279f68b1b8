import type { Database } from '../context.ts';
import type { Line } from '../generated/prisma/client.ts';
import type { DeliveryFact } from './delivery.ts';

/** What lines or campaigns gave, by local day and vehicle. */
export async function readFacts(
  db: Database,
  organizationId: string | null,
  ofIds: readonly string[],
): Promise<(DeliveryFact & { ofId: string })[]> {
  return db.$queryRaw<(DeliveryFact & { ofId: string })[]>`
    SELECT "ofId", "localDate"::text AS "localDate", "vehicleId",
      CASE WHEN bool_and("grossMicro" IS NOT NULL) THEN sum("grossMicro")::bigint END
        AS "grossMicro",
      CASE WHEN bool_and("otsMicro" IS NOT NULL) THEN sum("otsMicro")::bigint END AS "otsMicro",
      sum("durationMs")::bigint AS "durationMs", sum("creditedMs")::bigint AS "creditedMs",
      sum("uncoveredMs")::bigint AS "uncoveredMs", sum("gapMs")::bigint AS "gapMs",
      sum("lengthMm")::bigint AS "lengthMm"
    FROM "DeliveryDay"
    WHERE "ofId" = ANY(${ofIds}::text[])
      AND (${organizationId}::text IS NULL OR "organizationId" = ${organizationId})
    GROUP BY "ofId", "localDate", "vehicleId"`;
}

/** Lines by their ids, or all lines of campaigns; the caller's alone. */
export function findLines(
  db: Database,
  by: { id: readonly string[] } | { campaignId: readonly string[] },
): Promise<Line[]> {
  const [field, ids] =
    'id' in by ? (['id', by.id] as const) : (['campaignId', by.campaignId] as const);
  return db.line.findMany({ where: { [field]: { in: [...ids] } } });
}

/** Of these markets, those that nobody has counted. */
export async function marketsWithoutCounts(
  db: Database,
  marketCodes: readonly string[],
): Promise<Set<string>> {
  const counted = await db.trafficCountSet.findMany({
    where: { marketCode: { in: [...marketCodes] } },
    distinct: ['marketCode'],
    select: { marketCode: true },
  });
  const known = new Set(counted.map(({ marketCode }) => marketCode));
  return new Set(marketCodes.filter((code) => !known.has(code)));
}

/**
 * Until when everything received is in the figures of these lines: the latest roll-up of the devices
 * that drove for them, or the moment before something came that is not measured yet.
 */
export async function readAsOf(
  db: Database,
  organizationId: string | null,
  lineIds: readonly string[],
): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ measuredAt: Date | null; dirtySince: Date | null }[]>`
    WITH device AS (
      SELECT DISTINCT d."id", d."measuredAt"
      FROM "CreativeAssignment" c
      JOIN "DeviceAssignment" a ON a."vehicleId" = c."vehicleId" AND a."from" < c."to"
        AND (a."to" IS NULL OR a."to" > c."from")
      JOIN "Device" d ON d."id" = a."deviceId"
      WHERE c."lineId" = ANY(${lineIds}::text[])
        AND (${organizationId}::text IS NULL OR c."organizationId" = ${organizationId})
    )
    SELECT max(device."measuredAt") AS "measuredAt", min(r."since") AS "dirtySince"
    FROM device LEFT JOIN "DirtyRange" r ON r."deviceId" = device."id"`;
  const { measuredAt, dirtySince } = row ?? { measuredAt: null, dirtySince: null };
  if (measuredAt === null || dirtySince === null || dirtySince > measuredAt) return measuredAt;
  return new Date(dirtySince.getTime() - 1);
}

/** Newest first. */
export function readRestatements(db: Database, lineIds: readonly string[]) {
  return db.restatement.findMany({
    where: { lineId: { in: [...lineIds] } },
    orderBy: [{ restatedAt: 'desc' }, { id: 'desc' }],
    take: 20,
  });
}
