import type { CityStreets } from './streets.ts';

export type Position = { latitude: number; longitude: number };

/** A crossing: which avenue, counted from the west, and which street, counted from the south. */
export type Crossing = { avenue: number; street: number };

const METRES_PER_DEGREE = 111_195;

export function positionOf(city: CityStreets, { avenue, street }: Crossing): Position {
  const east = city.avenues[avenue]?.at ?? 0;
  const north = city.streets[street]?.at ?? 0;
  const along = (axis: 0 | 1) =>
    city.origin[axis] + east * city.eastStep[axis] + north * city.northStep[axis];
  return { latitude: along(0), longitude: along(1) };
}

/** Crossings that can be driven to from one without passing another. */
export function neighbours(city: CityStreets, { avenue, street }: Crossing): Crossing[] {
  return [
    { avenue, street: street + 1 },
    { avenue: avenue + 1, street },
    { avenue, street: street - 1 },
    { avenue: avenue - 1, street },
  ].filter(
    (next) => city.avenues[next.avenue] !== undefined && city.streets[next.street] !== undefined,
  );
}

/** Good for the few kilometres between two crossings. */
export function metresBetween(from: Position, to: Position): number {
  const north = (to.latitude - from.latitude) * METRES_PER_DEGREE;
  const scale = Math.cos((from.latitude * Math.PI) / 180);
  const east = (to.longitude - from.longitude) * METRES_PER_DEGREE * scale;
  return Math.hypot(north, east);
}

export function between(from: Position, to: Position, share: number): Position {
  return {
    latitude: from.latitude + (to.latitude - from.latitude) * share,
    longitude: from.longitude + (to.longitude - from.longitude) * share,
  };
}
