import type { Placement } from '../measurement/method.ts';

type Period = { fromMs: number; toMs: number | null };

/** A device on a vehicle, with what measuring must know of the vehicle. */
export type Mounting = Period & {
  vehicleId: string;
  marketCode: string;
  timeZone: string;
  illuminated: boolean;
};

/** A creative on a vehicle's placement for a line. */
export type Poster = Period & {
  organizationId: string;
  vehicleId: string;
  lineId: string;
  campaignId: string;
  creativeId: string;
  placement: Placement;
};

/** Tells where a device was mounted at a moment, and what that vehicle showed. Periods are half-open. */
export class Carriage {
  readonly #mountings: Mounting[];
  readonly #posters: Poster[];

  constructor(mountings: readonly Mounting[], posters: readonly Poster[]) {
    const byStart = (a: Period, b: Period) => a.fromMs - b.fromMs;
    this.#mountings = [...mountings].sort(byStart);
    this.#posters = [...posters].sort(byStart);
  }

  mountingAt(ms: number): Mounting | null {
    return this.#mountings.findLast((mounting) => holds(mounting, ms)) ?? null;
  }

  /** A vehicle may carry several lines at once, each at its own placement. */
  postersAt(vehicleId: string, ms: number): Poster[] {
    return this.#posters.filter((poster) => poster.vehicleId === vehicleId && holds(poster, ms));
  }

  /** Every market the device was ever in. */
  marketCodes(): string[] {
    return [...new Set(this.#mountings.map(({ marketCode }) => marketCode))];
  }

  /** Where the device is or was last. */
  lastMounting(): Mounting | null {
    return this.#mountings.at(-1) ?? null;
  }
}

function holds({ fromMs, toMs }: Period, ms: number): boolean {
  return fromMs <= ms && (toMs === null || ms < toMs);
}
