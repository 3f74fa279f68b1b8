import type { Database } from '../context.ts';
import type { Meter } from './meter.ts';
import { usageOfDay } from './usage-of-day.ts';

/** What a line's day counts, and what Stripe was told of it. */
export interface UsageDay {
  lineId: string;
  campaignId: string;
  /** Midnight UTC of the local day. */
  day: Date;
  /** Null where it cannot be measured. */
  quantity: number | null;
  toldQuantity: number;
  /** How many differences were told. */
  versions: number;
}

interface UsageRow {
  lineId: string;
  campaignId: string;
  day: Date;
  vehicles: number;
  otsMicro: bigint | null;
  toldQuantity: number;
  versions: number;
}

interface Range {
  organizationId: string;
  meter: Meter;
  /** Midnights UTC of local days, both included. */
  from: Date;
  to: Date;
  /** Only of lines that started before. */
  startedBefore?: Date | null;
}

/**
 * The days of the customer's lines that are charged by usage, oldest first. What was told of a day
 * that has no figures any more is among them.
 */
export async function readUsageDays(
  db: Database,
  { organizationId, meter, from, to, startedBefore = null }: Range,
): Promise<UsageDay[]> {
  const rows = await db.$queryRaw<UsageRow[]>`
    WITH delivered AS (
      SELECT d."lineId", d."date" AS "day",
        count(DISTINCT d."vehicleId") FILTER (WHERE d."durationMs" > 0)::int AS "vehicles",
        CASE WHEN bool_and(d."otsMicro" IS NOT NULL) THEN sum(d."otsMicro")::bigint END AS "otsMicro"
      FROM "DeliveredDay" d
      WHERE d."organizationId" = ${organizationId}
        AND d."date" BETWEEN ${from}::date AND ${to}::date
      GROUP BY d."lineId", d."date"
    ), told AS (
      SELECT "lineId", "day", sum("value")::int AS "toldQuantity", count(*)::int AS "versions"
      FROM "UsageEvent"
      WHERE "organizationId" = ${organizationId} AND "meter" = ${meter}
        AND "day" BETWEEN ${from}::date AND ${to}::date
      GROUP BY "lineId", "day"
    )
    SELECT l."lineId", l."campaignId", coalesce(delivered."day", told."day") AS "day",
      coalesce(delivered."vehicles", 0) AS "vehicles",
      CASE WHEN delivered."lineId" IS NULL THEN 0 ELSE delivered."otsMicro" END AS "otsMicro",
      coalesce(told."toldQuantity", 0) AS "toldQuantity", coalesce(told."versions", 0) AS "versions"
    FROM delivered
    FULL JOIN told ON told."lineId" = delivered."lineId" AND told."day" = delivered."day"
    JOIN "CampaignLine" l ON l."lineId" = coalesce(delivered."lineId", told."lineId")
    WHERE l."basis" = 'USAGE' AND l."organizationId" = ${organizationId}
      AND (${startedBefore}::timestamptz IS NULL OR l."startedAt" < ${startedBefore})
    ORDER BY 3, 1`;
  return rows.map(({ vehicles, otsMicro, ...row }) => ({
    ...row,
    quantity: usageOfDay(meter, { vehicles, otsMicro }),
  }));
}
