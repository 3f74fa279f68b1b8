import type { Database } from '../context.ts';
import type { Line } from '../generated/prisma/client.ts';
import type { DeliveryFact } from './delivery.ts';

/** Which lines make up what is asked: a line itself, or a campaign's. */
type Group = { groupId: string; lineId: string };

/**
 * What groups of lines gave, by local day and vehicle. Lines of a group that ride on one vehicle
 * share its driving: impressions add up, kilometres and hours count once. Sharing is judged within
 * the hour and cell.
 */
export async function readFacts(
  db: Database,
  organizationId: string | null,
  groups: readonly Group[],
): Promise<(DeliveryFact & { groupId: string })[]> {
  return db.$queryRaw<(DeliveryFact & { groupId: string })[]>`
    WITH wanted AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(groups)}::jsonb)
        AS row("groupId" text, "lineId" text)
    ), line_cell AS (
      SELECT w."groupId", e."lineId", e."deviceId", e."trackDay", e."hourStart", e."localDate",
        e."vehicleId", e."cell",
        CASE WHEN bool_and(e."grossMicro" IS NOT NULL) THEN sum(e."grossMicro") END AS gross,
        CASE WHEN bool_and(e."otsMicro" IS NOT NULL) THEN sum(e."otsMicro") END AS ots,
        sum(e."durationMs") AS duration, sum(e."creditedMs") AS credited,
        sum(e."uncoveredMs") AS uncovered, sum(e."gapMs") AS gap, sum(e."lengthMm") AS length
      FROM wanted w JOIN "Exposure" e ON e."lineId" = w."lineId"
      WHERE ${organizationId}::text IS NULL OR e."organizationId" = ${organizationId}
      GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
    ), cell AS (
      SELECT "groupId", "localDate", "vehicleId",
        CASE WHEN bool_and(gross IS NOT NULL) THEN sum(gross) END AS gross,
        CASE WHEN bool_and(ots IS NOT NULL) THEN sum(ots) END AS ots,
        max(duration) AS duration, max(credited) AS credited, max(uncovered) AS uncovered,
        max(gap) AS gap, max(length) AS length
      FROM line_cell
      GROUP BY "groupId", "deviceId", "trackDay", "hourStart", "localDate", "vehicleId", "cell"
    )
    SELECT "groupId", "localDate"::text AS "localDate", "vehicleId",
      CASE WHEN bool_and(gross IS NOT NULL) THEN sum(gross)::bigint END AS "grossMicro",
      CASE WHEN bool_and(ots IS NOT NULL) THEN sum(ots)::bigint END AS "otsMicro",
      sum(duration)::bigint AS "durationMs", sum(credited)::bigint AS "creditedMs",
      sum(uncovered)::bigint AS "uncoveredMs", sum(gap)::bigint AS "gapMs",
      sum(length)::bigint AS "lengthMm"
    FROM cell GROUP BY "groupId", "localDate", "vehicleId"`;
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
