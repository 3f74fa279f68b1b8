/**
 * Figures for people, from sums of the roll-up. Impressions are OTS, or LTS where an index is set:
 * the caller says which. Nothing is rounded here, and null says that a figure does not exist.
 */

const MICRO = 1_000_000;

export function kilometres(lengthMm: number): number {
  return lengthMm / MICRO;
}

/** Share of the credited time on roads whose traffic is known, 0 to 1. */
export function coverage(uncoveredMs: number, creditedMs: number): number | null {
  return creditedMs === 0 ? null : 1 - uncoveredMs / creditedMs;
}

/** Cost of a thousand impressions, in the minor units of the cost. */
export function costPerMilleMinor(costMinor: number, impressionsMicro: bigint): number | null {
  if (impressionsMicro === 0n) return null;
  return (costMinor / persons(impressionsMicro)) * 1000;
}

/** Gross rating points: impressions in per cent of the market's population. */
export function grossRatingPoints(impressionsMicro: bigint, population: number): number | null {
  return population > 0 ? (persons(impressionsMicro) / population) * 100 : null;
}

/** How often each person reached has met the campaign. */
export function frequency(impressionsMicro: bigint, reachPersons: number): number | null {
  return reachPersons > 0 ? persons(impressionsMicro) / reachPersons : null;
}

export function persons(impressionsMicro: bigint): number {
  return Number(impressionsMicro) / MICRO;
}
