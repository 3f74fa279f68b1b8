import type { Database } from '../context.ts';
import { type DeviceDay, readDayKeys, readDeviceDays } from './figures.repository.ts';
import type { RollUpResult } from './roll-up-result.ts';

/** A day as `delivery.measured` tells it. */
export type TouchedDay = {
  date: string;
  vehicleId: string;
  grossMicro: string | null;
  otsMicro: string | null;
  durationMs: number;
  creditedMs: number;
  uncoveredMs: number;
};

type DayKey = Pick<DeviceDay, 'lineId' | 'localDate' | 'vehicleId'>;

/**
 * The days of each line that a roll-up touched, each in full and by device, so that who hears of them
 * can keep the newest of each and add devices up, in whatever order they arrive. A day that has no
 * figures any more is told with zeros.
 */
export async function touchedDays(
  db: Database,
  result: RollUpResult,
  had: readonly DayKey[],
): Promise<ReadonlyMap<string, TouchedDay[]>> {
  const keys = [...had, ...(await readDayKeys(db, result))];
  const lineIds = [...new Set(keys.map(({ lineId }) => lineId))];
  const dates = [...new Set(keys.map(({ localDate }) => localDate))];
  const rows = await readDeviceDays(db, result.device.id, lineIds, dates);
  const days = new Map(rows.map((row) => [keyOf(row), row]));
  const touched = new Map(keys.map((key) => [keyOf(key), key]));
  const told = [...touched].map(([key, { lineId, localDate, vehicleId }]) => ({
    lineId,
    day: tell(days.get(key), localDate, vehicleId),
  }));
  return new Map(
    [...Map.groupBy(told, ({ lineId }) => lineId)].map(([lineId, members]) => [
      lineId,
      members.map(({ day }) => day).sort(byDate),
    ]),
  );
}

const keyOf = ({ lineId, localDate, vehicleId }: DayKey) => `${lineId} ${localDate} ${vehicleId}`;

const byDate = (a: TouchedDay, b: TouchedDay) =>
  `${a.date} ${a.vehicleId}` < `${b.date} ${b.vehicleId}` ? -1 : 1;

function tell(row: DeviceDay | undefined, date: string, vehicleId: string): TouchedDay {
  const nothing = { grossMicro: 0n, otsMicro: 0n, durationMs: 0n, creditedMs: 0n, uncoveredMs: 0n };
  const { grossMicro, otsMicro, durationMs, creditedMs, uncoveredMs } = row ?? nothing;
  return {
    ...{ date, vehicleId },
    grossMicro: grossMicro?.toString() ?? null,
    otsMicro: otsMicro?.toString() ?? null,
    durationMs: Number(durationMs),
    creditedMs: Number(creditedMs),
    uncoveredMs: Number(uncoveredMs),
  };
}
