import { parseDecimal } from '../measurement/decimal.ts';
import { dayMs } from '../measurement/recorded-time.ts';
import type { Station } from '../measurement/station-index.ts';
import { FileProblem } from './file-problem.ts';
import { parseCsv } from './parse-csv.ts';
import { readTextFile } from './read-text-file.ts';

/** A traffic count as published: a station of the method with the name of its street. */
export interface TrafficCount extends Station {
  street: string;
}

const COLUMNS = [
  'id',
  'street',
  'counted_on',
  'vehicles_per_day',
  'northbound',
  'eastbound',
  'southbound',
  'westbound',
  'latitude',
  'longitude',
] as const;

/**
 * Reads a file of traffic counts. Unlike pings, a bad row refuses the file: a count that vanished
 * silently would move its traffic to another street.
 */
export function readCounts(file: string): TrafficCount[] {
  const counts: TrafficCount[] = [];
  const lines = new Map<string, number>();
  parseCsv(file, readTextFile(file), COLUMNS, (values, line) => {
    const refuse = (reason: string): never => {
      throw new FileProblem(file, line, reason);
    };
    const count = readCount(values, refuse);
    const key = `${count.id} of ${count.countedOn}`;
    const before = lines.get(key);
    if (before !== undefined) refuse(`the count ${key} stands on line ${before} already`);
    lines.set(key, line);
    counts.push(count);
  });
  return counts;
}

function readCount(values: string[], refuse: (reason: string) => never): TrafficCount {
  const [id, street, countedOn, total, north, east, south, west, latitude, longitude] = values.map(
    (value) => value.trim(),
  ) as [string, ...string[]] as Record<number, string> & string[];
  const whole = (name: string, text = ''): number => {
    const value = /^-?\d+(?:\.0*)?$/.test(text) ? Number(text) : Number.NaN;
    if (!Number.isSafeInteger(value)) refuse(`${name} "${text}" is not a whole number`);
    return value;
  };
  const volume = (name: string, text = ''): number | null => {
    if (text === '') return null;
    const value = whole(name, text);
    if (value < 0) refuse(`${name} "${text}" is less than 0`);
    return value;
  };
  const degrees = (name: string, limit: number, text = ''): number => {
    const value = parseDecimal(text);
    if (value === null) return refuse(`${name} "${text}" is not a number`);
    if (Math.abs(value) > limit) refuse(`${name} ${text} is outside of -${limit} to ${limit}`);
    return value;
  };
  return {
    id: whole('id', id),
    street: street ?? '',
    countedOn: date(countedOn ?? '', refuse),
    vehiclesPerDay: volume('vehicles_per_day', total),
    volumes: [
      volume('northbound', north),
      volume('eastbound', east),
      volume('southbound', south),
      volume('westbound', west),
    ],
    latitude: degrees('latitude', 90, latitude),
    longitude: degrees('longitude', 180, longitude),
  };
}

function date(text: string, refuse: (reason: string) => never): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!match || dayMs(Number(match[1]), Number(match[2]), Number(match[3])) === null) {
    refuse(`counted_on "${text}" is not a date such as 2026-02-28`);
  }
  return text;
}
