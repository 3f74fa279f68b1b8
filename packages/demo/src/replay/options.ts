import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ToldError } from '../told-error.ts';

export const USAGE = `npm run replay -- [FILE] --device VEHICLE=KEY [...]

Sends recorded driving to the platform as the devices would. FILE is CSV, plain or gzip, with the
columns vehicle,trip,recorded_at,latitude,longitude; without it, the product's own sample is sent.

  --device VEHICLE=KEY    the device key (mdk_…) that sends the file's VEHICLE; once for each
  --keys FILE.json        the same from a file: {"VEHICLE": "mdk_…"}
  --only-mapped           leave out vehicles that have no key
  --first-day YYYY-MM-DD  move the file's first local day to this one, all others with it
  --time-zone ZONE        whose days these are (America/Chicago)
  --url URL               the gateway (http://127.0.0.1:4000, or GATEWAY_URL)
  --batch N               pings in a request, 1 to 5000 (1000)
  --resume FILE           where to remember how far it is (.local/replay/…)
  --write FILE            also write the pings that are sent, as moved, for "npm run measure"
  --dry-run               do everything but send`;

export type ReplayOptions = {
  file: string;
  keys: Map<string, string>;
  onlyMapped: boolean;
  firstDay: string | null;
  timeZone: string;
  url: string;
  batch: number;
  resume: string | null;
  write: string | null;
  dryRun: boolean;
};

export const SAMPLE = fileURLToPath(
  new URL('../../../../services/analytics/samples/pings.csv.gz', import.meta.url),
);

/** Null when help was asked for. */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): ReplayOptions | null {
  const { values, positionals } = parse(args);
  if (values.help) return null;
  if (positionals.length > 1) throw new ToldError('Name one file at a time.');
  const timeZone = values['time-zone'] ?? 'America/Chicago';
  if (!isTimeZone(timeZone)) throw new ToldError(`--time-zone ${timeZone} is no time zone.`);
  const firstDay = values['first-day'] ?? null;
  if (firstDay !== null && !isDay(firstDay)) {
    throw new ToldError(`--first-day ${firstDay} is no day; write it as 2026-11-02.`);
  }
  const batch = Number(values.batch ?? 1000);
  if (!Number.isInteger(batch) || batch < 1 || batch > 5000) {
    throw new ToldError('--batch is a whole number from 1 to 5000.');
  }
  const url = (values.url ?? env.GATEWAY_URL ?? 'http://127.0.0.1:4000').replace(/\/+$/, '');
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new ToldError(`--url ${url} is no http address.`);
  }
  return {
    ...{ file: positionals[0] ?? SAMPLE, timeZone, firstDay, batch, url },
    keys: readKeys(values.keys, values.device ?? []),
    onlyMapped: values['only-mapped'] ?? false,
    resume: values.resume ?? null,
    write: values.write ?? null,
    dryRun: values['dry-run'] ?? false,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        device: { type: 'string', multiple: true },
        keys: { type: 'string' },
        'only-mapped': { type: 'boolean' },
        'first-day': { type: 'string' },
        'time-zone': { type: 'string' },
        url: { type: 'string' },
        batch: { type: 'string' },
        resume: { type: 'string' },
        write: { type: 'string' },
        'dry-run': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new ToldError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function readKeys(path: string | undefined, pairs: string[]): Map<string, string> {
  const keys = new Map<string, string>();
  if (path !== undefined) {
    if (!existsSync(path)) throw new ToldError(`${path}: there is no such file.`);
    for (const [vehicle, key] of Object.entries(parseKeys(path))) keys.set(vehicle, String(key));
  }
  for (const pair of pairs) {
    // A key has no equals sign, a vehicle's name may.
    const at = pair.lastIndexOf('=');
    if (at < 1) throw new ToldError(`--device ${pair}: write VEHICLE=KEY.`);
    keys.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
  }
  const twice = [...keys].find(([vehicle, key]) =>
    [...keys].some(([other, same]) => other !== vehicle && same === key),
  );
  // Both would number their pings from 1, and one's would pass for repeats of the other's.
  if (twice) throw new ToldError(`One device cannot drive two vehicles: see ${twice[0]}.`);
  const [vehicle] = [...keys].find(([, key]) => !key.startsWith('mdk_')) ?? [];
  if (vehicle !== undefined) throw new ToldError(`The key of ${vehicle} is no device key (mdk_…).`);
  return keys;
}

function parseKeys(path: string): Record<string, unknown> {
  try {
    const keys: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof keys === 'object' && keys !== null && !Array.isArray(keys)) {
      return keys as Record<string, unknown>;
    }
  } catch {
    // The same is to be told as for JSON of another shape.
  }
  throw new ToldError(`${path} is no JSON object of vehicles and keys.`);
}

function isTimeZone(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en-CA', { timeZone }));
  } catch {
    return false;
  }
}

function isDay(text: string): boolean {
  const ms = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}
