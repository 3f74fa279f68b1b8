import { latLngToCell } from 'h3-js';
import type { Carriage, Mounting, Poster } from '../assignment/carriage.ts';
import type { MarketCounts } from '../counts/markets.ts';
import type { LocalClock } from '../measurement/local-clock.ts';
import { type MeasuredInterval, measureInterval } from '../measurement/measure-interval.ts';
import { type DropReason, screenPing } from '../measurement/screen-ping.ts';
import {
  endTrack,
  type Fix,
  type Gap,
  type Interval,
  newTrackState,
  type TrackState,
  trackFix,
} from '../measurement/track-device.ts';
import { type OpenTrip, TripBuilder } from '../trip/trip-builder.ts';
import { PartRollUp, type PartRows } from './part-roll-up.ts';

const CELL_RESOLUTION = 8;

export type DeviceFix = Fix & { sequence: number };

/** A stored ping: sequence, recorded ms, latitude, longitude, received ms. */
export type StoredPing = [number, number, number, number, number];

/** All that a later part of a device's track must know of the earlier ones; plain JSON. */
export type DeviceState = { track: TrackState<DeviceFix>; trip: OpenTrip | null };

/** What measuring asks about the world beside the pings. */
export type World = {
  deviceId: string;
  organizationId: string;
  carriage: Carriage;
  counts(marketCode: string): MarketCounts;
  clock(timeZone: string): LocalClock;
};

export type Flag = { sequence: number; reason: DropReason };

export type PartFigures = PartRows & {
  trips: OpenTrip[];
  flags: Flag[];
  /** Recorded time of the last ping that was kept, null when none was. */
  lastKeptMs: number | null;
};

export const newDeviceState = (): DeviceState => ({ track: newTrackState(), trip: null });

/**
 * Measures the next part of a device's track, its pings in order, and advances the state. After the
 * last part what is still open is closed, as of now.
 */
export function measurePart(
  world: World,
  state: DeviceState,
  pings: readonly StoredPing[],
  isLast: boolean,
): PartFigures {
  const { carriage } = world;
  const rollUp = new PartRollUp(world.organizationId);
  const trips = new TripBuilder(state.trip);
  const flags: Flag[] = [];
  let lastKeptMs: number | null = null;
  const listener = {
    kept(fix: DeviceFix) {
      lastKeptMs = fix.recordedAtMs;
      trips.kept(fix, carriage.mountingAt(fix.recordedAtMs)?.vehicleId ?? null);
    },
    dropped: ({ sequence }: DeviceFix, reason: DropReason) => flags.push({ sequence, reason }),
    jump: () => trips.jump(),
    interval: (interval: Interval) => addInterval(world, rollUp, trips, interval),
    gap: (gap: Gap) => addGap(world, rollUp, gap),
  };
  for (const [sequence, recordedAtMs, latitude, longitude, receivedAtMs] of pings) {
    const fix: DeviceFix = { recordedAtMs, latitude, longitude, sequence };
    const reason = screenPing({ device: world.deviceId, ...fix, receivedAtMs });
    if (reason === null) trackFix(state.track, fix, listener);
    else flags.push({ sequence, reason });
  }
  if (isLast) {
    endTrack(state.track, listener);
    trips.end();
  }
  state.trip = trips.open;
  return { ...rollUp.rows(), trips: trips.finished, flags, lastKeptMs };
}

function addInterval(
  world: World,
  rollUp: PartRollUp,
  trips: TripBuilder,
  interval: Interval,
): void {
  const mounting = world.carriage.mountingAt(interval.startMs);
  if (mounting === null) return;
  const cell = latLngToCell(interval.latitude, interval.longitude, CELL_RESOLUTION);
  const otsByLine = new Map<string, bigint | null>();
  for (const poster of postersOrNone(world, mounting, interval.startMs)) {
    const counts = world.counts(mounting.marketCode);
    const measured = measure(world, mounting, poster, counts, interval);
    rollUp.addInterval({ mounting, poster, counts }, interval, measured, cell);
    if (poster !== null) {
      otsByLine.set(poster.lineId, counts.countSetId === null ? null : measured.otsMicro);
    }
  }
  trips.interval(interval, otsByLine);
}

function addGap(world: World, rollUp: PartRollUp, gap: Gap): void {
  const mounting = world.carriage.mountingAt(gap.startMs);
  if (mounting === null) return;
  const cell = latLngToCell(gap.latitude, gap.longitude, CELL_RESOLUTION);
  const localDate = world.clock(mounting.timeZone).date(gap.startMs);
  const counts = world.counts(mounting.marketCode);
  for (const poster of postersOrNone(world, mounting, gap.startMs)) {
    rollUp.addGap({ mounting, poster, counts }, gap, localDate, cell);
  }
}

/** Driving without any poster is measured too: kilometres and hours of the vehicle. */
function postersOrNone(world: World, mounting: Mounting, ms: number): (Poster | null)[] {
  const posters = world.carriage.postersAt(mounting.vehicleId, ms);
  return posters.length === 0 ? [null] : posters;
}

function measure(
  world: World,
  { timeZone, illuminated }: Mounting,
  poster: Poster | null,
  { stations }: MarketCounts,
  interval: Interval,
): MeasuredInterval {
  const market = { clock: world.clock(timeZone), stations };
  // Without a poster the placement does not matter: the impressions are not kept.
  return measureInterval(interval, market, {
    placement: poster?.placement ?? 'FULL_WRAP',
    illuminated,
  });
}
