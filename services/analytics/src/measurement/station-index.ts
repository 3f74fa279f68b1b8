import { type Axis, distanceMetres, type Position, wholeMillimetres } from './geodesy.ts';
import { EARTH_RADIUS_METRES, STATION_RADIUS_MM } from './method.ts';

export interface Station extends Position {
  id: number;
  /** ISO date of the count, which therefore sorts as text. */
  countedOn: string;
  vehiclesPerDay: number | null;
  /** Vehicles per day north-, east-, south- and westbound, as `Axis` numbers them. */
  volumes: readonly [number | null, number | null, number | null, number | null];
}

export interface Traffic {
  stationId: number;
  sameVehiclesPerDay: number;
  oppositeVehiclesPerDay: number;
}

/** Bands are a little higher than the radius, so that three of them always hold every station near. */
const BAND_DEGREES = 0.004;
/** The radius with what rounding to millimetres adds to it, and a margin for the arithmetic here. */
const REACH_RADIANS = ((STATION_RADIUS_MM + 1) / 1000 / EARTH_RADIUS_METRES) * (1 + 1e-9);
const REACH_DEGREES = (REACH_RADIANS * 180) / Math.PI;

/** Finds the station whose counts describe the road at a place. */
export class StationIndex {
  readonly #bands = new Map<number, Station[]>();
  readonly size: number;

  constructor(stations: Iterable<Station>) {
    let size = 0;
    for (const station of stations) {
      const band = bandOf(station.latitude);
      const members = this.#bands.get(band);
      if (members) members.push(station);
      else this.#bands.set(band, [station]);
      size++;
    }
    for (const members of this.#bands.values()) members.sort((a, b) => a.longitude - b.longitude);
    this.size = size;
  }

  /** Traffic along `axis` at the nearest station within 400 m that counts that road; null if none. */
  trafficAt(place: Position, axis: Axis): Traffic | null {
    const opposite = ((axis + 2) % 4) as Axis;
    let best: Station | null = null;
    let bestMm = STATION_RADIUS_MM;
    for (const station of this.#near(place)) {
      if (station.volumes[axis] === null && station.volumes[opposite] === null) continue;
      const mm = wholeMillimetres(distanceMetres(place, station));
      if (mm < bestMm || (mm === bestMm && (best === null || comesFirst(station, best)))) {
        best = station;
        bestMm = mm;
      }
    }
    return best === null
      ? null
      : {
          stationId: best.id,
          sameVehiclesPerDay: best.volumes[axis] ?? 0,
          oppositeVehiclesPerDay: best.volumes[opposite] ?? 0,
        };
  }

  /** Every station within the radius, and some a little farther. */
  #near(place: Position): Station[] {
    const near: Station[] = [];
    const reach = longitudeReach(place.latitude);
    const band = bandOf(place.latitude);
    for (let b = band - 1; b <= band + 1; b++) {
      const members = this.#bands.get(b);
      if (members === undefined) continue;
      const west = place.longitude - reach;
      const east = place.longitude + reach;
      if (reach >= 180) near.push(...members);
      else {
        collect(members, west, east, near);
        if (west < -180) collect(members, west + 360, 180, near);
        if (east > 180) collect(members, -180, east - 360, near);
      }
    }
    return near;
  }
}

function bandOf(latitude: number): number {
  return Math.floor(latitude / BAND_DEGREES);
}

/** Degrees of longitude that a circle of the radius reaches east and west; all of them at a pole. */
function longitudeReach(latitude: number): number {
  if (Math.abs(latitude) + REACH_DEGREES * 1.01 >= 90) return 180;
  const sine = Math.sin(REACH_RADIANS) / Math.cos((latitude * Math.PI) / 180);
  return ((Math.asin(sine) * 180) / Math.PI) * (1 + 1e-6) + 1e-9;
}

/** A tie in distance goes to the later count, then to the smaller id. */
function comesFirst(a: Station, b: Station): boolean {
  return a.countedOn === b.countedOn ? a.id < b.id : a.countedOn > b.countedOn;
}

function collect(members: Station[], west: number, east: number, into: Station[]): void {
  let low = 0;
  let high = members.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((members[middle] as Station).longitude < west) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < members.length; i++) {
    const station = members[i] as Station;
    if (station.longitude > east) return;
    into.push(station);
  }
}
