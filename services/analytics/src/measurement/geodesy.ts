import { EARTH_RADIUS_METRES } from './method.ts';

export interface Position {
  latitude: number;
  longitude: number;
}

/** 0 north, 1 east, 2 south, 3 west: clockwise, so that the opposite is two further. */
export type Axis = 0 | 1 | 2 | 3;

const RADIANS_PER_DEGREE = Math.PI / 180;

/** Great-circle distance in metres: the haversine formula in its asin form. */
export function distanceMetres(from: Position, to: Position): number {
  const sinLatitude = Math.sin(((to.latitude - from.latitude) * RADIANS_PER_DEGREE) / 2);
  const sinLongitude = Math.sin(((to.longitude - from.longitude) * RADIANS_PER_DEGREE) / 2);
  const a =
    sinLatitude * sinLatitude +
    Math.cos(from.latitude * RADIANS_PER_DEGREE) *
      Math.cos(to.latitude * RADIANS_PER_DEGREE) *
      (sinLongitude * sinLongitude);
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(a)));
}

/** Whole millimetres, half up. */
export function wholeMillimetres(metres: number): number {
  return Math.round(metres * 1000);
}

/** Initial great-circle bearing in degrees, 0 (north) up to 360, clockwise. */
export function bearingDegrees(from: Position, to: Position): number {
  const fromLatitude = from.latitude * RADIANS_PER_DEGREE;
  const toLatitude = to.latitude * RADIANS_PER_DEGREE;
  const longitude = (to.longitude - from.longitude) * RADIANS_PER_DEGREE;
  const east = Math.sin(longitude) * Math.cos(toLatitude);
  const north =
    Math.cos(fromLatitude) * Math.sin(toLatitude) -
    Math.sin(fromLatitude) * Math.cos(toLatitude) * Math.cos(longitude);
  return ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360;
}

/** The nearest of the four axes; an exact 45-degree tie goes clockwise. */
export function nearestAxis(bearing: number): Axis {
  return (Math.floor((bearing + 45) / 90) % 4) as Axis;
}

/** Mean of the latitudes and mean of the longitudes, the short way round. */
export function midpoint(from: Position, to: Position): Position {
  const latitude = (from.latitude + to.latitude) / 2;
  const longitude = (from.longitude + to.longitude) / 2;
  if (Math.abs(to.longitude - from.longitude) <= 180) return { latitude, longitude };
  return { latitude, longitude: longitude > 0 ? longitude - 180 : longitude + 180 };
}
