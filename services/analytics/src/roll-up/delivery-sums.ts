import type { Poster } from '../assignment/carriage.ts';
import type { DeliverySums } from '../delivery/delivery.ts';
import type { MeasuredInterval } from '../measurement/measure-interval.ts';
import type { Gap, Interval } from '../measurement/track-device.ts';

/** What one vehicle gave a line or a campaign on one local day. */
export type DeliveryDayRow = DeliverySums & {
  /** `lin_…` or `cmp_…` */
  ofId: string;
  organizationId: string;
  vehicleId: string;
  localDate: string;
};

type Whose = Pick<DeliveryDayRow, 'ofId' | 'organizationId' | 'vehicleId' | 'localDate'>;

/**
 * Sums for reports. What rides on one vehicle for the same line or campaign shares its driving:
 * impressions add up, kilometres and hours count once.
 */
export class DeliveryDays {
  readonly #rows = new Map<string, DeliveryDayRow>();

  addInterval(
    posters: readonly { poster: Poster; measured: MeasuredInterval; isCounted: boolean }[],
    interval: Interval,
  ): void {
    const driven = new Set<string>();
    for (const { poster, measured, isCounted } of posters) {
      for (const ofId of [poster.lineId, poster.campaignId]) {
        const row = this.#row({ ...poster, ofId, localDate: measured.localDate });
        row.grossMicro = addOrNull(row.grossMicro, isCounted ? measured.grossMicro : null);
        row.otsMicro = addOrNull(row.otsMicro, isCounted ? measured.otsMicro : null);
        if (driven.has(ofId)) continue;
        driven.add(ofId);
        row.durationMs += BigInt(interval.durationMs);
        row.lengthMm += BigInt(interval.lengthMm);
        if (interval.credited) row.creditedMs += BigInt(interval.durationMs);
        if (measured.uncovered) row.uncoveredMs += BigInt(interval.durationMs);
      }
    }
  }

  addGap(posters: readonly Poster[], gap: Gap, localDate: string): void {
    const byOwner = new Map(
      posters.flatMap((poster) => [
        [poster.lineId, poster],
        [poster.campaignId, poster],
      ]),
    );
    for (const [ofId, poster] of byOwner) {
      this.#row({ ...poster, ofId, localDate }).gapMs += BigInt(gap.durationMs);
    }
  }

  rows(): DeliveryDayRow[] {
    return [...this.#rows.values()];
  }

  #row({ ofId, organizationId, vehicleId, localDate }: Whose): DeliveryDayRow {
    const key = `${ofId} ${vehicleId} ${localDate}`;
    const known = this.#rows.get(key);
    if (known !== undefined) return known;
    const row: DeliveryDayRow = {
      ...{ ofId, organizationId, vehicleId, localDate },
      ...{ grossMicro: 0n, otsMicro: 0n },
      ...{ durationMs: 0n, creditedMs: 0n, uncoveredMs: 0n, gapMs: 0n, lengthMm: 0n },
    };
    this.#rows.set(key, row);
    return row;
  }
}

function addOrNull(sum: bigint | null, term: bigint | null): bigint | null {
  return sum === null || term === null ? null : sum + term;
}
