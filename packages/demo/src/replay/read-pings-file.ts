import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { CsvError, parse } from 'csv-parse/sync';
import { ToldError } from '../told-error.ts';
import { parseTime } from './parse-time.ts';

export type FilePing = {
  recordedAtMs: number;
  latitude: number;
  longitude: number;
};

export type PingsFile = {
  rows: number;
  /** Rows that no device could send, because they lack a vehicle, a readable time or a number. */
  unsendable: { noVehicle: number; badTime: number; badPosition: number };
  /** In the order in which vehicles first appear. */
  byVehicle: Map<string, FilePing[]>;
  /** SHA-256 of the file, by which an interrupted replay knows it again. */
  digest: string;
};

const COLUMNS = ['vehicle', 'recorded_at', 'latitude', 'longitude'];

/** Reads `vehicle,trip,recorded_at,latitude,longitude`, plain or gzip. */
export async function readPingsFile(path: string): Promise<PingsFile> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'there is no such file' : error.message;
    throw new ToldError(`${path}: ${reason}.`);
  });
  const file: PingsFile = {
    rows: 0,
    unsendable: { noVehicle: 0, badTime: 0, badPosition: 0 },
    byVehicle: new Map(),
    digest: createHash('sha256').update(bytes).digest('hex'),
  };
  for (const row of parseRows(path, unpack(path, bytes))) addRow(file, row);
  return file;
}

function unpack(path: string, bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch (error) {
    throw new ToldError(`${path}: broken gzip data (${(error as Error).message}).`);
  }
}

function parseRows(path: string, bytes: Buffer): Record<string, string>[] {
  const columns = (header: string[]) => {
    const names = header.map((name) => name.trim());
    const missing = COLUMNS.filter((column) => !names.includes(column));
    if (missing.length === 0) return names;
    throw new ToldError(`${path}, line 1: the header lacks ${missing.join(', ')}.`);
  };
  try {
    return parse(bytes, {
      ...{ columns, bom: true, skip_empty_lines: true },
      relax_column_count_less: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ToldError(`${path}: ${error.message}`);
  }
}

function addRow(file: PingsFile, row: Record<string, string>): void {
  file.rows++;
  const vehicle = row.vehicle?.trim() ?? '';
  const recordedAtMs = parseTime(row.recorded_at ?? '');
  const latitude = parseDegrees(row.latitude ?? '');
  const longitude = parseDegrees(row.longitude ?? '');
  if (vehicle === '') file.unsendable.noVehicle++;
  else if (recordedAtMs === null) file.unsendable.badTime++;
  else if (latitude === null || longitude === null) file.unsendable.badPosition++;
  else {
    const ping = { recordedAtMs, latitude, longitude };
    const pings = file.byVehicle.get(vehicle);
    if (pings) pings.push(ping);
    else file.byVehicle.set(vehicle, [ping]);
  }
}

/** A number out of range is sent as it is, for the platform to refuse; text cannot be sent. */
function parseDegrees(text: string): number | null {
  const trimmed = text.trim();
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(trimmed)) return null;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : null;
}
