import type { Mounting, Poster } from '../assignment/carriage.ts';
import type { MarketCounts } from '../counts/markets.ts';
import type { MeasuredInterval } from '../measurement/measure-interval.ts';
import { type ExposureRow, RollUp, type StationDayRow } from '../measurement/roll-up.ts';
import type { Gap, Interval } from '../measurement/track-device.ts';

type Kept = { organizationId: string; countSetId: string | null };

export type DatedExposure = Omit<ExposureRow, 'grossMicro' | 'otsMicro'> &
  Kept & { localDate: string; grossMicro: bigint | null; otsMicro: bigint | null };
export type DatedStationDay = StationDayRow & Kept & { lineId: string; countSetId: string };

export type PartRows = { exposures: DatedExposure[]; stationDays: DatedStationDay[] };

/** Where an interval or gap belongs. */
export type Belonging = { mounting: Mounting; poster: Poster | null; counts: MarketCounts };

/**
 * The engine's roll-up, one for each local date and set of counts, because an hour may hold two of
 * either. Where the market has no counts, or the vehicle carried nothing, impressions are null.
 */
export class PartRollUp {
  readonly #organizationId: string;
  readonly #rollUps = new Map<
    string,
    { localDate: string; countSetId: string | null; it: RollUp }
  >();
  /** A line's rows are its organisation's, whoever's the vehicle is. */
  readonly #organizationOfLine = new Map<string, string>();

  constructor(organizationId: string) {
    this.#organizationId = organizationId;
  }

  addInterval(to: Belonging, interval: Interval, measured: MeasuredInterval, cell: string): void {
    const rollUp = this.#rollUp(to, measured.localDate);
    rollUp.addInterval(this.#attribution(to), interval, measured, cell);
  }

  addGap(to: Belonging, gap: Gap, localDate: string, cell: string): void {
    this.#rollUp(to, localDate).addGap(this.#attribution(to), gap, cell);
  }

  rows(): PartRows {
    const exposures: DatedExposure[] = [];
    const stationDays: DatedStationDay[] = [];
    for (const { localDate, countSetId, it } of this.#rollUps.values()) {
      for (const row of it.exposures()) {
        const isMeasured = countSetId !== null && row.lineId !== null;
        exposures.push({
          ...row,
          organizationId: this.#organizationOf(row.lineId),
          ...{ localDate, countSetId },
          grossMicro: isMeasured ? row.grossMicro : null,
          otsMicro: isMeasured ? row.otsMicro : null,
        });
      }
      for (const { lineId, ...row } of it.stationDays()) {
        if (lineId === null || countSetId === null) continue;
        const organizationId = this.#organizationOf(lineId);
        stationDays.push({ ...row, lineId, countSetId, organizationId });
      }
    }
    return { exposures, stationDays };
  }

  #rollUp({ counts: { countSetId } }: Belonging, localDate: string): RollUp {
    const key = `${localDate} ${countSetId}`;
    const known = this.#rollUps.get(key);
    if (known !== undefined) return known.it;
    const it = new RollUp();
    this.#rollUps.set(key, { localDate, countSetId, it });
    return it;
  }

  #attribution({ mounting: { vehicleId }, poster }: Belonging) {
    if (poster === null) return { vehicleId, lineId: null, creativeId: null };
    const { lineId, creativeId, organizationId } = poster;
    this.#organizationOfLine.set(lineId, organizationId);
    return { vehicleId, lineId, creativeId };
  }

  #organizationOf(lineId: string | null): string {
    const known = lineId === null ? undefined : this.#organizationOfLine.get(lineId);
    return known ?? this.#organizationId;
  }
}
