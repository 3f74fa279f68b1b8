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
import { type DeliveryDayRow, DeliveryDays } from './delivery-sums.ts';
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
  deliveryDays: DeliveryDayRow[];
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
  const deliveryDays = new DeliveryDays();
  const trips = new TripBuilder(state.trip);
  const books = { rollUp, deliveryDays, trips };
  const flags: Flag[] = [];
  let lastKeptMs: number | null = null;
  const listener = {
    kept(fix: DeviceFix) {
      lastKeptMs = fix.recordedAtMs;
      trips.kept(fix, carriage.mountingAt(fix.recordedAtMs)?.vehicleId ?? null);
    },
    dropped: ({ sequence }: DeviceFix, reason: DropReason) => flags.push({ sequence, reason }),
    jump: () => trips.jump(),
    interval: (interval: Interval) => addInterval(world, books, interval),
    gap: (gap: Gap) => addGap(world, books, gap),
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
  return {
    ...rollUp.rows(),
    deliveryDays: deliveryDays.rows(),
    ...{ trips: trips.finished, flags, lastKeptMs },
  };
}

/** Where what was measured is entered. */
type Books = { rollUp: PartRollUp; deliveryDays: DeliveryDays; trips: TripBuilder };

function addInterval(world: World, { rollUp, deliveryDays, trips }: Books, interval: Interval) {
  const mounting = world.carriage.mountingAt(interval.startMs);
  if (mounting === null) return;
  const cell = latLngToCell(interval.latitude, interval.longitude, CELL_RESOLUTION);
  const counts = world.counts(mounting.marketCode);
  const isCounted = counts.countSetId !== null;
  const shown: { poster: Poster; measured: MeasuredInterval; isCounted: boolean }[] = [];
  for (const poster of postersOrNone(world, mounting, interval.startMs)) {
    const measured = measure(world, mounting, poster, counts, interval);
    rollUp.addInterval({ mounting, poster, counts }, interval, measured, cell);
    if (poster !== null) shown.push({ poster, measured, isCounted });
  }
  deliveryDays.addInterval(shown, interval);
  trips.interval(
    interval,
    new Map(
      shown.map(({ poster, measured }) => [poster.lineId, isCounted ? measured.otsMicro : null]),
    ),
  );
}

function addGap(world: World, { rollUp, deliveryDays }: Books, gap: Gap): void {
  const mounting = world.carriage.mountingAt(gap.startMs);
  if (mounting === null) return;
  const cell = latLngToCell(gap.latitude, gap.longitude, CELL_RESOLUTION);
  const localDate = world.clock(mounting.timeZone).date(gap.startMs);
  const counts = world.counts(mounting.marketCode);
  const posters = postersOrNone(world, mounting, gap.startMs);
  for (const poster of posters) {
    rollUp.addGap({ mounting, poster, counts }, gap, localDate, cell);
  }
  deliveryDays.addGap(
    posters.filter((poster) => poster !== null),
    gap,
    localDate,
  );
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
