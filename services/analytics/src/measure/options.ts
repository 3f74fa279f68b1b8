import { parseArgs } from 'node:util';
import { LocalClock } from '../measurement/local-clock.ts';
import { isPlacement, PLACEMENT_FACTORS, type Placement } from '../measurement/method.ts';

export const USAGE = `Usage: npm run -s measure -- --pings FILE --counts FILE --placement PLACEMENT
         [--illuminated] [--time-zone America/Chicago] [--json]

Measures what advertising on vehicles delivered, from files (CSV, plain or gzip), without a database.

  --pings FILE      columns vehicle,recorded_at,latitude,longitude (a trip column is passed over)
  --counts FILE     columns id,street,counted_on,vehicles_per_day,northbound,southbound,eastbound,
                    westbound,latitude,longitude; without it, kilometres and hours but no impressions
  --placement       ${Object.keys(PLACEMENT_FACTORS).join(', ')}
  --illuminated     the advertising is lit after dark
  --time-zone ZONE  IANA time zone of the market; America/Chicago unless told
  --json            prints the figures as JSON`;

export interface Options {
  pings: string;
  counts: string | null;
  placement: Placement;
  illuminated: boolean;
  clock: LocalClock;
  json: boolean;
}

/** Reads the command line; throws a UsageProblem, or returns null when help is asked for. */
export function readOptions(args: string[]): Options | null {
  const values = parse(args);
  if (values.help) return null;
  const { pings, counts = null, placement } = values;
  if (!pings) throw new UsageProblem('--pings is missing: the file to measure');
  if (counts === '') throw new UsageProblem('--counts names no file');
  if (!placement) throw new UsageProblem('--placement is missing');
  if (!isPlacement(placement)) throw new UsageProblem(`--placement ${placement} is not known`);
  return {
    pings,
    counts,
    placement,
    illuminated: values.illuminated ?? false,
    clock: clockOf(values['time-zone'] ?? 'America/Chicago'),
    json: values.json ?? false,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        pings: { type: 'string' },
        counts: { type: 'string' },
        placement: { type: 'string' },
        illuminated: { type: 'boolean' },
        'time-zone': { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageProblem((error as Error).message);
  }
}

function clockOf(timeZone: string): LocalClock {
  try {
    return new LocalClock(timeZone);
  } catch {
    throw new UsageProblem(`--time-zone ${timeZone} is no time zone such as America/Chicago`);
  }
}

export class UsageProblem extends Error {}
