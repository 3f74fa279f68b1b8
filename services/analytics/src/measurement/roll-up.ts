import type { MeasuredInterval } from './measure-interval.ts';
import type { Gap, Interval } from './track-device.ts';

const HOUR_MS = 3_600_000;

/** What the vehicle carried at the start of an interval or gap. */
export interface Attribution {
  vehicleId: string;
  lineId: string | null;
  creativeId: string | null;
}

export interface ExposureRow extends Attribution {
  hourStartMs: number;
  cell: string;
  grossMicro: bigint;
  otsMicro: bigint;
  ltsMicro: bigint | null;
  audienceMicro: bigint | null;
  durationMs: number;
  creditedMs: number;
  uncoveredMs: number;
  gapMs: number;
  lengthMm: number;
  intervals: number;
}

export interface StationDayRow {
  localDate: string;
  vehicleId: string;
  lineId: string | null;
  stationId: number;
  otsMicro: bigint;
}

/** Step 9 of the method. `cell` is always the H3 cell of resolution 8, which the caller looks up. */
export class RollUp {
  readonly #exposures = new Map<string, ExposureRow>();
  readonly #stationDays = new Map<string, StationDayRow>();

  /** The cell is that of the interval's midpoint. */
  addInterval(to: Attribution, interval: Interval, measured: MeasuredInterval, cell: string): void {
    const row = this.#exposure(to, interval.startMs, cell);
    row.grossMicro += measured.grossMicro;
    row.otsMicro += measured.otsMicro;
    // The first interval decides between 0 and null; a null among the figures makes the sum null.
    row.ltsMicro = addOrNull(row.ltsMicro, measured.ltsMicro);
    row.audienceMicro = addOrNull(row.audienceMicro, measured.audienceMicro);
    row.durationMs += interval.durationMs;
    if (interval.credited) row.creditedMs += interval.durationMs;
    if (measured.uncovered) row.uncoveredMs += interval.durationMs;
    row.lengthMm += interval.lengthMm;
    row.intervals += 1;
    if (measured.stationId !== null) this.#addStationDay(to, measured, measured.stationId);
  }

  /** The cell is that of the ping before the gap. */
  addGap(to: Attribution, gap: Gap, cell: string): void {
    this.#exposure(to, gap.startMs, cell).gapMs += gap.durationMs;
  }

  exposures(): ExposureRow[] {
    return [...this.#exposures.values()];
  }

  stationDays(): StationDayRow[] {
    return [...this.#stationDays.values()];
  }

  #exposure(to: Attribution, startMs: number, cell: string): ExposureRow {
    const hourStartMs = Math.floor(startMs / HOUR_MS) * HOUR_MS;
    const key = JSON.stringify([hourStartMs, to.vehicleId, to.lineId, to.creativeId, cell]);
    let row = this.#exposures.get(key);
    if (row === undefined) {
      row = {
        hourStartMs,
        vehicleId: to.vehicleId,
        lineId: to.lineId,
        creativeId: to.creativeId,
        cell,
        grossMicro: 0n,
        otsMicro: 0n,
        ltsMicro: 0n,
        audienceMicro: 0n,
        durationMs: 0,
        creditedMs: 0,
        uncoveredMs: 0,
        gapMs: 0,
        lengthMm: 0,
        intervals: 0,
      };
      this.#exposures.set(key, row);
    }
    return row;
  }

  #addStationDay(to: Attribution, measured: MeasuredInterval, stationId: number): void {
    const { localDate } = measured;
    const key = JSON.stringify([localDate, to.vehicleId, to.lineId, stationId]);
    const row = this.#stationDays.get(key);
    if (row !== undefined) row.otsMicro += measured.otsMicro;
    else {
      const { vehicleId, lineId } = to;
      const { otsMicro } = measured;
      this.#stationDays.set(key, { localDate, vehicleId, lineId, stationId, otsMicro });
    }
  }
}

function addOrNull(sum: bigint | null, term: bigint | null): bigint | null {
  return sum === null || term === null ? null : sum + term;
}
