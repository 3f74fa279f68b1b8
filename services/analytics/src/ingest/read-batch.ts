import { parseRecordedTime } from '../measurement/recorded-time.ts';

/** A ping whose every field is in order. */
export type PingRow = {
  sequence: number;
  recordedAt: string;
  latitude: number;
  longitude: number;
  speed: number | null;
  heading: number | null;
  accuracy: number | null;
  battery: number | null;
};

/** What is wrong with one field of the ping at `index` of the request; the others are not stored. */
export type RejectedField = { index: number; field: string; message: string };

export const MOST_PINGS = 5_000;

const EARLIEST_MS = Date.UTC(2000, 0, 1);
const LATEST_MS = Date.UTC(2100, 0, 1);

/**
 * Checks every ping on its own: one bad row does not hold up the others. Written by hand because
 * devices send millions of them. Null when the body is not of the shape `{"pings": [...]}`.
 */
export function readBatch(body: unknown): unknown[] | null {
  const pings = (body as { pings?: unknown } | null | undefined)?.pings;
  return Array.isArray(pings) ? pings : null;
}

export function readPings(pings: readonly unknown[]): {
  rows: PingRow[];
  rejected: RejectedField[];
} {
  const rows: PingRow[] = [];
  const rejected: RejectedField[] = [];
  pings.forEach((ping, index) => {
    const before = rejected.length;
    const row = readPing(ping, (field, message) => rejected.push({ index, field, message }));
    if (row !== null && rejected.length === before) rows.push(row);
  });
  return { rows, rejected };
}

type Refuse = (field: string, message: string) => void;

function readPing(ping: unknown, refuse: Refuse): PingRow | null {
  if (typeof ping !== 'object' || ping === null || Array.isArray(ping)) {
    refuse('', 'must be an object');
    return null;
  }
  const given = ping as Record<string, unknown>;
  const required = (field: string, least: number, most: number) =>
    readNumber(given, field, least, most, refuse) ?? missing(field, given[field], refuse);
  // Kept in four bytes each, which the database refuses numbers too near to zero for.
  const optional = (field: string, least: number, most: number) => {
    const value = readNumber(given, field, least, most, refuse);
    return value === null ? null : Math.fround(value);
  };
  const sequence = required('sequence', 0, Number.MAX_SAFE_INTEGER);
  if (!Number.isInteger(sequence)) refuse('sequence', 'must be a whole number');
  return {
    sequence,
    recordedAt: readTime(given.recordedAt, refuse),
    latitude: required('latitude', -90, 90),
    longitude: required('longitude', -180, 180),
    speed: optional('speedMetresPerSecond', 0, 1_000),
    heading: optional('headingDegrees', 0, 360),
    accuracy: optional('accuracyMetres', 0, 1_000_000),
    battery: optional('batteryPercent', 0, 100),
  };
}

function missing(field: string, value: unknown, refuse: Refuse): number {
  if (value === undefined || value === null) refuse(field, 'is missing');
  return 0;
}

function readNumber(
  given: Record<string, unknown>,
  field: string,
  least: number,
  most: number,
  refuse: Refuse,
): number | null {
  const value = given[field];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'number' || !(value >= least && value <= most)) {
    refuse(field, `must be a number from ${least} to ${most}`);
    return 0;
  }
  return value;
}

function readTime(value: unknown, refuse: Refuse): string {
  const field = 'recordedAt';
  if (value === undefined || value === null) {
    refuse(field, 'is missing');
    return '';
  }
  const ms = typeof value === 'string' ? parseRecordedTime(value) : null;
  if (ms === null) {
    refuse(field, 'must be an ISO 8601 time with offset, such as 2026-11-23T14:05:10.250Z');
    return '';
  }
  if (ms < EARLIEST_MS || ms >= LATEST_MS) {
    refuse(field, "must be from 2000 to 2099; set the device's clock");
    return '';
  }
  return new Date(ms).toISOString();
}
