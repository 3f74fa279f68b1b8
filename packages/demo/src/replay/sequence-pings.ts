import type { FilePing } from './read-pings-file.ts';

/** A ping as `POST /ingest/v1/pings` takes it. */
export type SequencedPing = {
  sequence: number;
  recordedAt: string;
  latitude: number;
  longitude: number;
};

/**
 * Numbers a vehicle's pings from 1, in the order in which the method reads a file: by recorded time,
 * ties by latitude and then longitude. A file sent twice gets the same numbers, so its pings are
 * stored once.
 */
export function sequencePings(
  pings: readonly FilePing[],
  move: (utcMs: number) => number,
): SequencedPing[] {
  return pings
    .map(({ recordedAtMs, latitude, longitude }) => ({
      ...{ atMs: move(recordedAtMs), latitude, longitude },
    }))
    .sort((a, b) => a.atMs - b.atMs || a.latitude - b.latitude || a.longitude - b.longitude)
    .map(({ atMs, ...position }, index) => ({
      ...{ sequence: index + 1, recordedAt: new Date(atMs).toISOString() },
      ...position,
    }));
}
