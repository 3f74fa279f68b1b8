import { shareOfAmount } from '../evidence/share-of-amount.ts';

/** Less than this share of what was promised is within what measuring can tell apart: 5 %. */
export const TOLERANCE_MICRO = 50_000;

const MICRO = 1_000_000;

export interface EndedLine {
  priceMinor: number;
  guaranteedOts: number | null;
  /** Null where the market has no counts. */
  deliveredMicro: bigint | null;
  /** Local days with driving. */
  deliveredDays: number;
  /** Local days that were booked, and those until it was stopped, its day included. */
  bookedDays: number;
  ranDays: number;
}

export interface Shortfall {
  reason: 'UNDER_DELIVERY' | 'STOPPED';
  /** Share that is missing, in millionths, rounded down. */
  shortfallMicro: number;
  creditMinor: number;
  /** Null when nothing was delivered to reckon with. */
  extensionDays: number | null;
}

/**
 * What a line that ended is short of. A promise is compared with what was delivered; a line without
 * one that was stopped is short of the days that it did not run. A credit is the same share of the
 * price; more days make up for what is missing at the rate at which the line delivered. Null when
 * nothing is missing beyond the tolerance, or when nobody can tell.
 */
export function reckonMakeGood(line: EndedLine): Shortfall | null {
  return line.guaranteedOts === null ? shortOfDays(line) : shortOfPromise(line, line.guaranteedOts);
}

function shortOfPromise(
  { deliveredMicro, deliveredDays, priceMinor }: EndedLine,
  guaranteedOts: number,
): Shortfall | null {
  if (deliveredMicro === null) return null;
  const promised = BigInt(guaranteedOts) * BigInt(MICRO);
  const missing = promised - deliveredMicro;
  const shortfallMicro = Number((missing * BigInt(MICRO)) / promised);
  if (shortfallMicro <= TOLERANCE_MICRO) return null;
  return {
    reason: 'UNDER_DELIVERY',
    shortfallMicro,
    creditMinor: shareOfAmount(priceMinor, shortfallMicro, MICRO),
    extensionDays:
      deliveredMicro > 0n && deliveredDays > 0
        ? Number((missing * BigInt(deliveredDays) + deliveredMicro - 1n) / deliveredMicro)
        : null,
  };
}

function shortOfDays({ bookedDays, ranDays, priceMinor }: EndedLine): Shortfall | null {
  const missing = bookedDays - ranDays;
  if (missing <= 0) return null;
  return {
    reason: 'STOPPED',
    shortfallMicro: Math.floor((missing * MICRO) / bookedDays),
    creditMinor: shareOfAmount(priceMinor, missing, bookedDays),
    extensionDays: missing,
  };
}
