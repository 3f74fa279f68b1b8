import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { env } from '@mobilytics/journeys/env';
import { repository, runCommand } from '@mobilytics/journeys/run-command';
import { z } from 'zod';

const samples = join(repository, 'services/analytics/samples');
const header = 'vehicle,trip,recorded_at,latitude,longitude';

/** The day so many days before today, as the calendar of UTC has it. */
export function day(daysAgo: number): string {
  return new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
}

/** A copy of the product's sample with one of its vehicles, without its last pings if asked for. */
export function samplePings(name: string, vehicle: string, withoutLast = 0): string {
  const lines = gunzipSync(readFileSync(join(samples, 'pings.csv.gz')))
    .toString()
    .split('\n');
  const rows = lines.filter((line) => line.startsWith(`${vehicle},`));
  return write(name, rows.slice(0, rows.length - withoutLast));
}

/** Half an hour of driving north through Montréal, a ping every ten seconds. */
export function montrealPings(name: string, on: string): string {
  const start = Date.parse(`${on}T15:00:00Z`);
  const rows = Array.from({ length: 180 }, (_, index) => {
    const recordedAt = new Date(start + index * 10_000).toISOString().replace('.000', '');
    return `van-mtl,1,${recordedAt},${(45.5 + index * 0.0008).toFixed(5)},-73.57000`;
  });
  return write(name, rows);
}

function write(name: string, rows: string[]): string {
  const path = join(env.JOURNEY_FOLDER, name);
  writeFileSync(path, `${[header, ...rows].join('\n')}\n`);
  return path;
}

export function importCounts(): Promise<string> {
  const file = join(samples, 'traffic-counts.csv');
  const args = [file, '--market', 'CHICAGO', '--source', 'Sample of the product'];
  const database = env.ANALYTICS_DATABASE_URL;
  return runCommand('counts:import', args, database ? { DATABASE_URL: database } : {});
}

/** Sends a file with a device's key, its first day moved, and gives the file of what was sent. */
export async function replay(
  file: string,
  options: { vehicle: string; key: string; firstDay?: string; timeZone?: string },
): Promise<string> {
  const sent = file.replace(/\.csv$/, '-sent.csv');
  const { vehicle, key, firstDay, timeZone } = options;
  await runCommand('replay', [
    ...[file, '--device', `${vehicle}=${key}`, '--url', env.GATEWAY_URL],
    ...['--resume', `${file}.resume.json`, '--write', sent],
    ...(firstDay ? ['--first-day', firstDay] : []),
    ...(timeZone ? ['--time-zone', timeZone] : []),
  ]);
  return sent;
}

const micro = z.union([z.string(), z.number()]).transform(BigInt);
const measured = z
  .object({
    metres: z.number(),
    seconds: z.number(),
    creditedSeconds: z.number(),
    uncoveredSeconds: z.number(),
    grossMicro: micro,
    otsMicro: micro,
    byVehicleDay: z.array(z.object({ localDate: z.string() })),
  })
  .transform((found) => ({ ...found, days: found.byVehicleDay.length }));

export type Measured = z.output<typeof measured>;

/** What `npm run measure` says of the very file that was sent. */
export async function measure(file: string): Promise<Measured> {
  const counts = join(samples, 'traffic-counts.csv');
  const out = await runCommand('measure', [
    ...['--pings', file, '--counts', counts, '--placement', 'FULL_WRAP', '--json'],
  ]);
  return measured.parse(JSON.parse(out));
}
