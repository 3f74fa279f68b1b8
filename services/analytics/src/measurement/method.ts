/** The version that every figure of this folder keeps; another method gets another name and folder. */
export const METHOD_ID = 'truckside-1';

/** Radius in metres of the sphere on which lengths and bearings are taken (the mean Earth radius). */
export const EARTH_RADIUS_METRES = 6_371_008.8;

export const MAX_SPEED_METRES_PER_SECOND = 55.6;
export const FAST_METRES_PER_SECOND = 1.389;
export const MIN_HEADING_METRES = 5;
export const MAX_CLOCK_AHEAD_MS = 5 * 60_000;
export const HELD_PINGS_TO_JUMP = 3;
export const MAX_INTERVAL_MS = 120_000;
export const MAX_GAP_MS = 3_600_000;
export const CREDIT_AFTER_FAST_MS = 120_000;
export const STATION_RADIUS_MM = 400_000;

/** Persons per 100 vehicles (NHTS 2017). */
export const DEFAULT_OCCUPANCY = 167;

/** Profile `urban-1`: share of a day's vehicles in each local hour, per mille; an assumption. */
export const HOURLY_PROFILE: readonly number[] = [
  9, 5, 4, 4, 7, 19, 44, 69, 71, 56, 51, 53, 56, 56, 62, 72, 77, 78, 60, 46, 36, 30, 21, 14,
];

/** Twentieths of the vehicles of each direction that can see a panel (TAB and Geopath). */
export const PLACEMENT_FACTORS = {
  FULL_WRAP: { same: 20, opposite: 17 },
  REAR: { same: 20, opposite: 0 },
  FRONT: { same: 0, opposite: 20 },
  DRIVER_SIDE: { same: 12, opposite: 17 },
  PASSENGER_SIDE: { same: 8, opposite: 0 },
} as const;

export type Placement = keyof typeof PLACEMENT_FACTORS;

export function isPlacement(name: string): name is Placement {
  return Object.hasOwn(PLACEMENT_FACTORS, name);
}

/** After dark by the local hour; a later version of the method uses the sun. */
export function isAfterDark(localHour: number): boolean {
  return localHour >= 20 || localHour <= 5;
}
