import type { Meter } from './meter.ts';

/** What all devices gave a line on one day. */
export interface DayFigures {
  /** Vehicles that drove. */
  vehicles: number;
  /** Null where the market has no counts. */
  otsMicro: bigint | null;
}

/**
 * What a line's day counts for a meter, in whole units: vehicles that drove, or persons with an
 * opportunity to see, half up from micro-impressions. Null where it cannot be measured.
 */
export function usageOfDay(meter: Meter, { vehicles, otsMicro }: DayFigures): number | null {
  if (meter === 'VEHICLE_DAYS') return vehicles;
  return otsMicro === null ? null : Number((otsMicro + 500_000n) / 1_000_000n);
}
