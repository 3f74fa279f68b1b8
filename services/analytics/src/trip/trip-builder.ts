import type { Fix, Interval } from '../measurement/track-device.ts';

/** A pause after which driving is another trip. */
const MAX_PAUSE_MS = 5 * 60_000;
/** A vehicle that never pauses begins a new trip each day. */
const MAX_TRIP_MS = 24 * 3_600_000;

/** OTS by line in 10^-6 persons as text; null where it cannot be measured. */
export type OtsByLine = Record<string, string | null>;

/** A trip so far; plain JSON, because a track is measured in parts. */
export type OpenTrip = {
  vehicleId: string;
  startMs: number;
  endMs: number;
  lengthMm: number;
  pings: number;
  /** Whether any of it was faster than standing. */
  hasDriven: boolean;
  otsByLine: OtsByLine;
  path: [longitude: number, latitude: number][];
};

/** Makes trips of a vehicle of what the engine keeps. Standing alone makes none. */
export class TripBuilder {
  open: OpenTrip | null;
  readonly finished: OpenTrip[] = [];
  #isAfterJump = false;

  constructor(open: OpenTrip | null) {
    this.open = open;
  }

  /** Between the ping before and the next one nobody knows the way. */
  jump(): void {
    this.#isAfterJump = true;
  }

  kept(fix: Fix, vehicleId: string | null): void {
    if (this.open !== null && !this.#continues(this.open, fix, vehicleId)) this.end();
    this.#isAfterJump = false;
    if (vehicleId === null) return;
    this.open ??= {
      vehicleId,
      startMs: fix.recordedAtMs,
      endMs: fix.recordedAtMs,
      lengthMm: 0,
      pings: 0,
      hasDriven: false,
      otsByLine: {},
      path: [],
    };
    this.open.endMs = fix.recordedAtMs;
    this.open.pings += 1;
    this.open.path.push([fix.longitude, fix.latitude]);
  }

  /** An interval whose end was kept just now; it is not the trip's when the trip begins there. */
  interval(interval: Interval, otsByLine: ReadonlyMap<string, bigint | null>): void {
    const trip = this.open;
    if (trip === null || interval.startMs < trip.startMs) return;
    trip.lengthMm += interval.lengthMm;
    trip.hasDriven ||= interval.credited;
    for (const [lineId, otsMicro] of otsByLine) {
      const sum = Object.hasOwn(trip.otsByLine, lineId) ? trip.otsByLine[lineId] : '0';
      trip.otsByLine[lineId] =
        sum == null || otsMicro === null ? null : `${BigInt(sum) + otsMicro}`;
    }
  }

  end(): void {
    if (this.open?.hasDriven) this.finished.push(this.open);
    this.open = null;
  }

  #continues(trip: OpenTrip, { recordedAtMs }: Fix, vehicleId: string | null): boolean {
    return (
      !this.#isAfterJump &&
      trip.vehicleId === vehicleId &&
      recordedAtMs - trip.endMs <= MAX_PAUSE_MS &&
      recordedAtMs - trip.startMs <= MAX_TRIP_MS
    );
  }
}
