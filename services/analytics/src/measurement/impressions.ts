import {
  DEFAULT_OCCUPANCY,
  HOURLY_PROFILE,
  isAfterDark,
  PLACEMENT_FACTORS,
  type Placement,
} from './method.ts';
import type { Traffic } from './station-index.ts';

/** What a vehicle shows; index and share are per mille, null while nobody has measured them. */
export interface Panel {
  placement: Placement;
  illuminated: boolean;
  visibilityIndex?: number | null;
  audienceShare?: number | null;
}

/** Assumptions of a market that have defaults in the method. */
export interface Assumptions {
  hourlyProfile: readonly number[];
  occupancy: number;
}

export const DEFAULT_ASSUMPTIONS: Assumptions = {
  hourlyProfile: HOURLY_PROFILE,
  occupancy: DEFAULT_OCCUPANCY,
};

/** The ladder of the Media Rating Council in micro-impressions (10^-6 persons). */
export interface Impressions {
  grossMicro: bigint;
  otsMicro: bigint;
  ltsMicro: bigint | null;
  audienceMicro: bigint | null;
}

/**
 * Impressions of a credited interval; `traffic` is null where it is uncovered.
 * Each figure is an exact integer quotient that is rounded once, half up.
 */
export function countImpressions(
  traffic: Traffic | null,
  localHour: number,
  durationMs: number,
  panel: Panel,
  { hourlyProfile, occupancy }: Assumptions = DEFAULT_ASSUMPTIONS,
): Impressions {
  let grossMicro = 0n;
  let otsMicro = 0n;
  if (traffic !== null) {
    const same = traffic.sameVehiclesPerDay;
    const opposite = traffic.oppositeVehiclesPerDay;
    const share = hourlyProfile[localHour] as number;
    const factors = PLACEMENT_FACTORS[panel.placement];
    const lit = panel.illuminated || !isAfterDark(localHour);
    grossMicro = quotient(same, 1, opposite, 1, share, durationMs, occupancy, 360_000);
    if (lit) {
      const { same: sees, opposite: meets } = factors;
      otsMicro = quotient(same, sees, opposite, meets, share, durationMs, occupancy, 7_200_000);
    }
  }
  const ltsMicro = perMille(otsMicro, panel.visibilityIndex ?? null);
  return {
    grossMicro,
    otsMicro,
    ltsMicro,
    audienceMicro: perMille(ltsMicro, panel.audienceShare ?? null),
  };
}

/** `(a * fa + b * fb) * p * ms * occupancy / divisor`, half up. */
function quotient(
  a: number,
  fa: number,
  b: number,
  fb: number,
  p: number,
  ms: number,
  occupancy: number,
  divisor: number,
): bigint {
  const product = (a * fa + b * fb) * p * ms * occupancy;
  // Up to 2^53 every step of the product was exact, and numbers are far faster than BigInt.
  if (product <= Number.MAX_SAFE_INTEGER) {
    const remainder = product % divisor;
    return BigInt((product - remainder) / divisor + (2 * remainder >= divisor ? 1 : 0));
  }
  const vehicles = BigInt(a) * BigInt(fa) + BigInt(b) * BigInt(fb);
  return halfUp(vehicles * BigInt(p) * BigInt(ms) * BigInt(occupancy), BigInt(divisor));
}

function perMille(micro: bigint | null, share: number | null): bigint | null {
  return micro === null || share === null ? null : halfUp(micro * BigInt(share), 1000n);
}

function halfUp(numerator: bigint, divisor: bigint): bigint {
  return (2n * numerator + divisor) / (2n * divisor);
}
