import { parseDecimal } from '../measurement/decimal.ts';
import { parseRecordedTime } from '../measurement/recorded-time.ts';
import { type DropReason, screenPing } from '../measurement/screen-ping.ts';
import type { Fix } from '../measurement/track-device.ts';
import { parseCsv } from './parse-csv.ts';
import { readTextFile } from './read-text-file.ts';

export interface PingFile {
  /** Rows of the file, bad ones included. */
  rows: number;
  dropped: DropReason[];
  /** The fixes of each vehicle, in the order of the file. */
  fixesByVehicle: Map<string, Fix[]>;
}

const COLUMNS = ['vehicle', 'recorded_at', 'latitude', 'longitude'] as const;

export function readPings(file: string): PingFile {
  const result: PingFile = { rows: 0, dropped: [], fixesByVehicle: new Map() };
  parseCsv(file, readTextFile(file), COLUMNS, (values) => {
    const [vehicle, recordedAt, latitude, longitude] = values as [string, string, string, string];
    result.rows++;
    const fix = {
      recordedAtMs: parseRecordedTime(recordedAt.trim()) as number,
      latitude: parseDecimal(latitude) as number,
      longitude: parseDecimal(longitude) as number,
    };
    const reason = screenPing({ device: vehicle.trim(), ...fix });
    if (reason !== null) {
      result.dropped.push(reason);
      return;
    }
    const fixes = result.fixesByVehicle.get(vehicle);
    if (fixes) fixes.push(fix);
    else result.fixesByVehicle.set(vehicle, [fix]);
  });
  return result;
}
