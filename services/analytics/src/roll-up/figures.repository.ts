import type { Database } from '../context.ts';
import { METHOD_ID } from '../measurement/method.ts';
import { thinPath } from '../trip/thin-path.ts';
import { tripId } from '../trip/trip-id.ts';
import type { RollUpResult } from './roll-up-result.ts';

/** OTS of one line on one local day, null where it cannot be measured. */
export type LineDayOts = {
  organizationId: string;
  lineId: string;
  localDate: string;
  otsMicro: bigint | null;
};

type Range = Pick<RollUpResult, 'device' | 'firstDay' | 'endDay'>;

/** PostgreSQL's own words for the beginning and the end of time. */
const bounds = ({ firstDay, endDay }: Range) => ({
  first: firstDay?.toISOString().slice(0, 10) ?? '-infinity',
  end: endDay?.toISOString().slice(0, 10) ?? 'infinity',
});

const ROWS_AT_ONCE = 5_000;

/** All that one device gave a line on one local day with one vehicle. */
export type DeviceDay = Pick<LineDayOts, 'lineId' | 'organizationId' | 'localDate' | 'otsMicro'> & {
  vehicleId: string;
  grossMicro: bigint | null;
  durationMs: bigint;
  creditedMs: bigint;
  uncoveredMs: bigint;
};

/** Which lines, days and vehicles the rows of the range speak of, as stored at this moment. */
export async function readDayKeys(
  db: Database,
  range: Range,
): Promise<Pick<DeviceDay, 'lineId' | 'organizationId' | 'localDate' | 'vehicleId'>[]> {
  const { first, end } = bounds(range);
  return db.$queryRaw`
    SELECT DISTINCT "ofId" AS "lineId", "organizationId", "localDate"::text AS "localDate", "vehicleId"
    FROM "DeliveryDay"
    WHERE "deviceId" = ${range.device.id} AND starts_with("ofId", 'lin_')
      AND "trackDay" >= ${first}::date AND "trackDay" < ${end}::date`;
}

/**
 * The device's local days in full, those parts included that lie on track days beyond the range: a
 * local day ends within a UTC day nearly everywhere.
 */
export async function readDeviceDays(
  db: Database,
  deviceId: string,
  lineIds: readonly string[],
  dates: readonly string[],
): Promise<DeviceDay[]> {
  return db.$queryRaw<DeviceDay[]>`
    SELECT "ofId" AS "lineId", min("organizationId") AS "organizationId",
      "localDate"::text AS "localDate", "vehicleId",
      CASE WHEN bool_and("grossMicro" IS NOT NULL) THEN sum("grossMicro")::bigint END
        AS "grossMicro",
      CASE WHEN bool_and("otsMicro" IS NOT NULL) THEN sum("otsMicro")::bigint END AS "otsMicro",
      sum("durationMs")::bigint AS "durationMs", sum("creditedMs")::bigint AS "creditedMs",
      sum("uncoveredMs")::bigint AS "uncoveredMs"
    FROM "DeliveryDay"
    WHERE "deviceId" = ${deviceId} AND "ofId" = ANY(${lineIds}::text[])
      AND "localDate" = ANY(${dates}::date[])
    GROUP BY "ofId", "localDate", "vehicleId"`;
}

/** What the days of the range give each line, as stored at this moment. */
export async function readLineDays(db: Database, range: Range): Promise<LineDayOts[]> {
  const { first, end } = bounds(range);
  return db.$queryRaw<LineDayOts[]>`
    SELECT min("organizationId") AS "organizationId", "ofId" AS "lineId",
      "localDate"::text AS "localDate",
      CASE WHEN bool_and("otsMicro" IS NOT NULL) THEN sum("otsMicro")::bigint END AS "otsMicro"
    FROM "DeliveryDay"
    WHERE "deviceId" = ${range.device.id} AND starts_with("ofId", 'lin_')
      AND "trackDay" >= ${first}::date AND "trackDay" < ${end}::date
    GROUP BY "ofId", "localDate"`;
}

/** What lines come to over all devices; a line without any figures is not among them. */
export async function lineTotals(db: Database, lineIds: readonly string[]) {
  const rows = await db.$queryRaw<Omit<LineDayOts, 'localDate'>[]>`
    SELECT "ofId" AS "lineId", min("organizationId") AS "organizationId",
      CASE WHEN bool_and("otsMicro" IS NOT NULL) THEN sum("otsMicro")::bigint END AS "otsMicro"
    FROM "DeliveryDay" WHERE "ofId" = ANY(${lineIds}::text[]) GROUP BY "ofId"`;
  return new Map(rows.map((row) => [row.lineId, row]));
}

export async function deleteDays(db: Database, range: Range): Promise<void> {
  const { first, end } = bounds(range);
  const { id } = range.device;
  await db.$executeRaw`DELETE FROM "Exposure"
    WHERE "deviceId" = ${id} AND "trackDay" >= ${first}::date AND "trackDay" < ${end}::date`;
  await db.$executeRaw`DELETE FROM "DeliveryDay"
    WHERE "deviceId" = ${id} AND "trackDay" >= ${first}::date AND "trackDay" < ${end}::date`;
  await db.$executeRaw`DELETE FROM "StationDay"
    WHERE "deviceId" = ${id} AND "trackDay" >= ${first}::date AND "trackDay" < ${end}::date`;
  await db.$executeRaw`DELETE FROM "Trip"
    WHERE "deviceId" = ${id} AND "trackDay" >= ${first}::date AND "trackDay" < ${end}::date`;
  await db.$executeRaw`DELETE FROM "PingFlag"
    WHERE "deviceId" = ${id} AND "trackDay" >= ${first}::date AND "trackDay" < ${end}::date`;
  await db.$executeRaw`DELETE FROM "TrackDay"
    WHERE "deviceId" = ${id} AND "day" >= ${first}::date AND "day" < ${end}::date`;
}

export async function insertDays(db: Database, { device, days }: RollUpResult): Promise<void> {
  const deviceId = device.id;
  const { organizationId } = device;
  const dated = days.map(({ day, figures }) => ({
    trackDay: day.toISOString().slice(0, 10),
    figures,
  }));
  const exposures = dated.flatMap(({ trackDay, figures }) =>
    figures.exposures.map((row) => ({
      ...row,
      ...{ trackDay, hourStart: new Date(row.hourStartMs).toISOString() },
    })),
  );
  for (const rows of portions(exposures)) await insertExposures(db, deviceId, rows);
  const stationDays = dated.flatMap(({ trackDay, figures }) =>
    figures.stationDays.map((row) => ({ ...row, trackDay })),
  );
  for (const rows of portions(stationDays)) await insertStationDays(db, deviceId, rows);
  await db.deliveryDay.createMany({
    data: days.flatMap(({ day, figures }) =>
      figures.deliveryDays.map(({ localDate, ...row }) => ({
        ...row,
        ...{ deviceId, trackDay: day, localDate: new Date(localDate) },
      })),
    ),
  });
  await db.pingFlag.createMany({
    data: days.flatMap(({ day, figures }) =>
      figures.flags.map(({ sequence, reason }) => ({
        ...{ deviceId, organizationId, trackDay: day, sequence, reason },
      })),
    ),
  });
  await db.trip.createMany({
    data: days.flatMap(({ day, figures }) =>
      figures.trips.map((trip) => ({
        ...{ id: tripId(deviceId, trip.startMs), organizationId, deviceId, trackDay: day },
        ...{ vehicleId: trip.vehicleId, pings: trip.pings, otsByLine: trip.otsByLine },
        startedAt: new Date(trip.startMs),
        endedAt: new Date(trip.endMs),
        lengthMm: trip.lengthMm,
        lineIds: Object.keys(trip.otsByLine),
        path: thinPath(trip.path),
      })),
    ),
  });
  await db.trackDay.createMany({
    data: days.map(({ day, stateBefore }) => ({
      ...{ deviceId, day, organizationId, stateBefore, methodVersion: METHOD_ID },
    })),
  });
}

async function insertExposures(db: Database, deviceId: string, rows: object[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "Exposure" ("organizationId", "deviceId", "trackDay", "hourStart", "localDate",
      "vehicleId", "lineId", "creativeId", "cell", "methodVersion", "countSetId", "grossMicro",
      "otsMicro", "ltsMicro", "audienceMicro", "durationMs", "creditedMs", "uncoveredMs", "gapMs",
      "lengthMm", "intervals")
    SELECT "organizationId", ${deviceId}, "trackDay", "hourStart", "localDate",
      "vehicleId", "lineId", "creativeId", "cell", ${METHOD_ID}, "countSetId", "grossMicro",
      "otsMicro", "ltsMicro", "audienceMicro", "durationMs", "creditedMs", "uncoveredMs", "gapMs",
      "lengthMm", "intervals"
    FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS row("organizationId" text,
      "trackDay" date, "hourStart" timestamptz, "localDate" date, "vehicleId" text, "lineId" text,
      "creativeId" text, "cell" text, "countSetId" text, "grossMicro" bigint, "otsMicro" bigint,
      "ltsMicro" bigint, "audienceMicro" bigint, "durationMs" bigint, "creditedMs" bigint,
      "uncoveredMs" bigint, "gapMs" bigint, "lengthMm" bigint, "intervals" int)`;
}

async function insertStationDays(db: Database, deviceId: string, rows: object[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "StationDay" ("organizationId", "deviceId", "trackDay", "localDate", "vehicleId",
      "lineId", "stationId", "countSetId", "otsMicro")
    SELECT "organizationId", ${deviceId}, "trackDay", "localDate", "vehicleId", "lineId",
      "stationId", "countSetId", "otsMicro"
    FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS row("organizationId" text,
      "trackDay" date, "localDate" date, "vehicleId" text, "lineId" text, "stationId" bigint,
      "countSetId" text, "otsMicro" bigint)`;
}

/** Big integers as text, which PostgreSQL reads as the numbers they are. */
function toJson(rows: object[]): string {
  return JSON.stringify(rows, (_key, value) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

function* portions<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) yield rows.slice(at, at + ROWS_AT_ONCE);
}
