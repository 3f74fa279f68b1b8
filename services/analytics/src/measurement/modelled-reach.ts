import { persons } from './derived-figures.ts';
import { DEFAULT_OCCUPANCY } from './method.ts';
import type { StationDayRow } from './roll-up.ts';

/** Share of a station's passers-by who are the same persons as the day before; an assumption. */
const RETURNING_SHARE = 0.7;

export interface ReachMarket {
  /** Persons; null where nobody has told it, and reach is then not capped. */
  population: number | null;
  /** Persons per 100 vehicles. */
  occupancy?: number;
}

/**
 * Persons whom a line reached, modelled: each station's passers-by are a pool that its impressions
 * fall on at random. `stationDays` are the rows of one line, `vehiclesPerDay` tells a station's
 * volume of all directions; a station without it gives no reach.
 */
export function modelledReach(
  stationDays: Iterable<Pick<StationDayRow, 'localDate' | 'stationId' | 'otsMicro'>>,
  vehiclesPerDay: (stationId: number) => number | null,
  { population, occupancy = DEFAULT_OCCUPANCY }: ReachMarket,
): number {
  const stations = new Map<number, { days: Set<string>; otsMicro: bigint }>();
  for (const { stationId, localDate, otsMicro } of stationDays) {
    if (otsMicro <= 0n) continue;
    const station = stations.get(stationId) ?? { days: new Set(), otsMicro: 0n };
    station.days.add(localDate);
    station.otsMicro += otsMicro;
    stations.set(stationId, station);
  }
  let reach = 0;
  // Always in the same order, because sums of floating-point numbers depend on it.
  for (const [id, { days, otsMicro }] of [...stations].sort(([a], [b]) => a - b)) {
    const volume = vehiclesPerDay(id);
    if (volume === null || volume === 0) continue;
    const newPerDay = (1 - RETURNING_SHARE) * (days.size - 1);
    const pool = ((volume * occupancy) / 100) * (1 + newPerDay);
    reach += -pool * Math.expm1(-persons(otsMicro) / pool);
  }
  return population === null ? reach : Math.min(reach, population);
}
