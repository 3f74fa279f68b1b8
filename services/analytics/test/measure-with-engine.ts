import { LocalClock } from '../src/measurement/local-clock.ts';
import { measureInterval } from '../src/measurement/measure-interval.ts';
import type { Placement } from '../src/measurement/method.ts';
import { RollUp } from '../src/measurement/roll-up.ts';
import { compareFixes, screenPing } from '../src/measurement/screen-ping.ts';
import { type Station, StationIndex } from '../src/measurement/station-index.ts';
import {
  endTrack,
  type Fix,
  newTrackState,
  type TrackListener,
  type TrackState,
  trackFix,
} from '../src/measurement/track-device.ts';
import type {
  ReferenceCount,
  ReferenceInput,
  ReferenceResult,
  ReferenceRow,
} from './reference-types.ts';

export function stationOf(count: ReferenceCount): Station {
  const { northbound, eastbound, southbound, westbound, ...rest } = count;
  return { ...rest, vehiclesPerDay: null, volumes: [northbound, eastbound, southbound, westbound] };
}

/** Runs the engine over the reference's input. `between` may exchange the state after any ping. */
export function measureWithEngine(
  input: ReferenceInput,
  between: (state: TrackState) => TrackState = (state) => state,
): ReferenceResult {
  const dropped: Record<string, number> = {};
  const drop = (reason: string) => {
    dropped[reason] = (dropped[reason] ?? 0) + 1;
  };
  const fixes = new Map<string, Fix[]>();
  for (const ping of input.pings) {
    const reason = screenPing(ping);
    if (reason !== null) drop(reason);
    else fixes.set(ping.device, [...(fixes.get(ping.device) ?? []), ping as Fix]);
  }
  const market = {
    clock: new LocalClock(input.timeZone),
    stations: new StationIndex(input.counts.map(stationOf)),
  };
  const panel = {
    placement: input.placement as Placement,
    illuminated: input.illuminated,
    visibilityIndex: input.index,
    audienceShare: input.share,
  };
  const rollUp = new RollUp();
  const days = new Map<string, { vehicle: string; localDate: string; otsMicro: bigint }>();
  let jumps = 0;
  for (const [device, track] of [...fixes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const attribute = (ms: number) => {
      const { line, creative } = input.carried(device, ms);
      return { vehicleId: device, lineId: line, creativeId: creative };
    };
    const listener: TrackListener = {
      dropped: (_fix, reason) => drop(reason),
      jump: () => jumps++,
      interval: (interval) => {
        const measured = measureInterval(interval, market, panel);
        const cell = input.cell(interval.latitude, interval.longitude);
        rollUp.addInterval(attribute(interval.startMs), interval, measured, cell);
        const key = `${device}|${measured.localDate}`;
        const day = days.get(key) ?? {
          vehicle: device,
          localDate: measured.localDate,
          otsMicro: 0n,
        };
        days.set(key, { ...day, otsMicro: day.otsMicro + measured.otsMicro });
      },
      gap: (gap) =>
        rollUp.addGap(attribute(gap.startMs), gap, input.cell(gap.latitude, gap.longitude)),
    };
    let state = newTrackState();
    for (const fix of track.sort(compareFixes)) {
      trackFix(state, fix, listener);
      state = between(state);
    }
    endTrack(state, listener);
  }
  const rows: Record<string, ReferenceRow> = {};
  for (const row of rollUp.exposures()) {
    const hour = new Date(row.hourStartMs).toISOString();
    rows[[hour, row.vehicleId, row.lineId, row.creativeId, row.cell].join('|')] = {
      gross: row.grossMicro,
      ots: row.otsMicro,
      lts: row.ltsMicro,
      audience: row.audienceMicro,
      ms: row.durationMs,
      creditedMs: row.creditedMs,
      uncoveredMs: row.uncoveredMs,
      gapMs: row.gapMs,
      mm: row.lengthMm,
      intervals: row.intervals,
    };
  }
  const stationDays: Record<string, bigint> = {};
  for (const { localDate, vehicleId, lineId, stationId, otsMicro } of rollUp.stationDays()) {
    stationDays[[localDate, vehicleId, lineId, stationId].join('|')] = otsMicro;
  }
  const earning = rollUp.stationDays().filter(({ otsMicro }) => otsMicro > 0n);
  const all = Object.values(rows);
  const total = (figure: Exclude<keyof ReferenceRow, 'gross' | 'ots' | 'lts' | 'audience'>) =>
    all.reduce((sum, row) => sum + row[figure], 0);
  const micro = (figure: 'gross' | 'ots' | 'lts' | 'audience') =>
    all.some((row) => row[figure] === null)
      ? null
      : all.reduce((sum, row) => sum + (row[figure] as bigint), 0n);
  return {
    pings: input.pings.length,
    dropped,
    jumps,
    gross: micro('gross') as bigint,
    ots: micro('ots') as bigint,
    lts: micro('lts'),
    audience: micro('audience'),
    ms: total('ms'),
    creditedMs: total('creditedMs'),
    uncoveredMs: total('uncoveredMs'),
    gapMs: total('gapMs'),
    mm: total('mm'),
    intervals: total('intervals'),
    byVehicleDay: [...days.values()].sort((a, b) =>
      `${a.vehicle}|${a.localDate}` < `${b.vehicle}|${b.localDate}` ? -1 : 1,
    ),
    stations: new Set(earning.map(({ stationId }) => stationId)).size,
    rows,
    stationDays,
  };
}
