import { readCounts } from '../files/read-counts.ts';
import { readPings } from '../files/read-pings.ts';
import { measureInterval } from '../measurement/measure-interval.ts';
import { compareFixes } from '../measurement/screen-ping.ts';
import { StationIndex } from '../measurement/station-index.ts';
import { endTrack, type Fix, newTrackState, trackFix } from '../measurement/track-device.ts';
import type { Options } from './options.ts';

export interface VehicleDay {
  vehicle: string;
  localDate: string;
  otsMicro: bigint;
}

export interface Summary {
  pings: number;
  dropped: number;
  jumps: number;
  intervals: number;
  durationMs: number;
  creditedMs: number;
  uncoveredMs: number;
  gapMs: number;
  lengthMm: number;
  grossMicro: bigint;
  otsMicro: bigint;
  /** Local days on which the vehicle has an interval, also where it earned nothing. */
  byVehicleDay: VehicleDay[];
  /** How many stations earned OTS. */
  stations: number;
}

/** Measures a file of pings with a file of counts, each vehicle of the file being one device. */
export function measureFiles(options: Options): Summary {
  const stations = new StationIndex(options.counts === null ? [] : readCounts(options.counts));
  const { rows, dropped, fixesByVehicle } = readPings(options.pings);
  const summary: Summary = {
    pings: rows,
    dropped: dropped.length,
    jumps: 0,
    intervals: 0,
    durationMs: 0,
    creditedMs: 0,
    uncoveredMs: 0,
    gapMs: 0,
    lengthMm: 0,
    grossMicro: 0n,
    otsMicro: 0n,
    byVehicleDay: [],
    stations: 0,
  };
  const earning = new Set<number>();
  const market = { clock: options.clock, stations };
  for (const vehicle of [...fixesByVehicle.keys()].sort()) {
    const days = new Map<string, VehicleDay>();
    track(fixesByVehicle.get(vehicle) ?? [], {
      dropped: () => summary.dropped++,
      jump: () => summary.jumps++,
      gap: (gap) => {
        summary.gapMs += gap.durationMs;
      },
      interval: (interval) => {
        const measured = measureInterval(interval, market, options);
        const { localDate, otsMicro, stationId } = measured;
        summary.intervals++;
        summary.durationMs += interval.durationMs;
        if (interval.credited) summary.creditedMs += interval.durationMs;
        if (measured.uncovered) summary.uncoveredMs += interval.durationMs;
        summary.lengthMm += interval.lengthMm;
        summary.grossMicro += measured.grossMicro;
        summary.otsMicro += otsMicro;
        if (stationId !== null && otsMicro > 0n) earning.add(stationId);
        const day = days.get(localDate);
        if (day) day.otsMicro += otsMicro;
        else days.set(localDate, { vehicle, localDate, otsMicro });
      },
    });
    const inOrder = (a: VehicleDay, b: VehicleDay) => (a.localDate < b.localDate ? -1 : 1);
    summary.byVehicleDay.push(...[...days.values()].sort(inOrder));
  }
  summary.stations = earning.size;
  return summary;
}

function track(fixes: Fix[], listener: Parameters<typeof trackFix<Fix>>[2]): void {
  const state = newTrackState();
  for (const fix of fixes.sort(compareFixes)) trackFix(state, fix, listener);
  endTrack(state, listener);
}
