import type { Database } from '../context.ts';

/** What lines delivered, by the method and as of when. */
export interface DeliveredSums {
  lineId: string;
  /** Null where a market has no counts. */
  otsMicro: bigint | null;
  vehicleDays: number;
  /** Local days with driving. */
  days: number;
  creditedMs: bigint;
  uncoveredMs: bigint;
  methodVersion: string;
  asOf: Date;
}

/**
 * The sums of lines over all their days, of one organisation or, for our own work, of all; a line that
 * nobody drove for is not among them.
 */
export async function readDeliveredSums(
  db: Database,
  organizationId: string | null,
  lineIds: readonly string[],
): Promise<Map<string, DeliveredSums>> {
  const rows = await db.$queryRaw<DeliveredSums[]>`
    SELECT "lineId",
      CASE WHEN bool_and("otsMicro" IS NOT NULL) THEN sum("otsMicro")::bigint END AS "otsMicro",
      count(DISTINCT ("vehicleId", "date")) FILTER (WHERE "durationMs" > 0)::int AS "vehicleDays",
      count(DISTINCT "date") FILTER (WHERE "durationMs" > 0)::int AS "days",
      sum("creditedMs")::bigint AS "creditedMs", sum("uncoveredMs")::bigint AS "uncoveredMs",
      max("methodVersion") AS "methodVersion", max("asOf") AS "asOf"
    FROM "DeliveredDay"
    WHERE (${organizationId}::text IS NULL OR "organizationId" = ${organizationId})
      AND "lineId" = ANY(${lineIds}::text[])
    GROUP BY "lineId"`;
  return new Map(rows.map((row) => [row.lineId, row]));
}

/** The same of an organisation's campaigns: a vehicle that carried two of its lines on a day counts once. */
export async function readCampaignSums(
  db: Database,
  organizationId: string,
): Promise<Map<string, Omit<DeliveredSums, 'lineId'>>> {
  const rows = await db.$queryRaw<(Omit<DeliveredSums, 'lineId'> & { campaignId: string })[]>`
    SELECT l."campaignId",
      CASE WHEN bool_and(d."otsMicro" IS NOT NULL) THEN sum(d."otsMicro")::bigint END AS "otsMicro",
      count(DISTINCT (d."vehicleId", d."date")) FILTER (WHERE d."durationMs" > 0)::int
        AS "vehicleDays",
      count(DISTINCT d."date") FILTER (WHERE d."durationMs" > 0)::int AS "days",
      sum(d."creditedMs")::bigint AS "creditedMs", sum(d."uncoveredMs")::bigint AS "uncoveredMs",
      max(d."methodVersion") AS "methodVersion", max(d."asOf") AS "asOf"
    FROM "DeliveredDay" d JOIN "CampaignLine" l ON l."lineId" = d."lineId"
    WHERE d."organizationId" = ${organizationId} AND l."organizationId" = ${organizationId}
    GROUP BY l."campaignId"`;
  return new Map(rows.map(({ campaignId, ...sums }) => [campaignId, sums]));
}

/** Share of credited driving time that traffic counts cover, in millionths; null without driving. */
export function coverageMicroOf({
  creditedMs,
  uncoveredMs,
}: Pick<DeliveredSums, 'creditedMs' | 'uncoveredMs'>): number | null {
  return creditedMs === 0n ? null : Number(((creditedMs - uncoveredMs) * 1_000_000n) / creditedMs);
}
