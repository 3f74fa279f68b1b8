import { MAX_CLOCK_AHEAD_MS } from './method.ts';
import type { Fix } from './track-device.ts';

/** Why a ping does not count, in the order in which the method asks. */
export type DropReason =
  | 'NO_DEVICE_OR_TIME'
  | 'NO_POSITION'
  | 'FROM_FUTURE'
  | 'SAME_TIME'
  | 'TOO_FAST';

/** A ping before anything of it is believed; NaN or null stand for what could not be read. */
export interface RawPing {
  device: string | null;
  recordedAtMs: number | null;
  latitude: number | null;
  longitude: number | null;
  receivedAtMs?: number | null;
}

/** The reason that a ping itself shows, whatever the other pings are; null when it has none. */
export function screenPing(ping: RawPing): DropReason | null {
  if (!ping.device || !isNumber(ping.recordedAtMs)) return 'NO_DEVICE_OR_TIME';
  if (!isPlace(ping.latitude, ping.longitude)) return 'NO_POSITION';
  if (isNumber(ping.receivedAtMs) && ping.recordedAtMs - ping.receivedAtMs > MAX_CLOCK_AHEAD_MS) {
    return 'FROM_FUTURE';
  }
  return null;
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** Null Island, exactly 0 and 0, is what receivers report before they know where they are. */
function isPlace(latitude: number | null, longitude: number | null): boolean {
  return (
    isNumber(latitude) &&
    isNumber(longitude) &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180 &&
    (latitude !== 0 || longitude !== 0)
  );
}

/** The order of a device's pings: recorded time, then sequence or, without any, the position. */
export function compareFixes(a: Fix, b: Fix): number {
  return (
    a.recordedAtMs - b.recordedAtMs ||
    (a.sequence ?? 0) - (b.sequence ?? 0) ||
    a.latitude - b.latitude ||
    a.longitude - b.longitude
  );
}
