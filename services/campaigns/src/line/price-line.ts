import { daysBetween } from '../market/local-day.ts';

/** A vehicle's rate for the line's placement. */
export interface VehicleRate {
  vehicleType: string;
  weekMinor: number;
}

export interface LinePrice {
  amountMinor: number;
  weeks: number;
  vehicles: VehicleRate[];
}

/** A line costs each vehicle's rate for every week it begins. Null when a vehicle has no rate. */
export function priceLine(
  rates: readonly (VehicleRate | null)[],
  startDate: string,
  endDate: string,
): LinePrice | null {
  const vehicles = rates.filter((rate) => rate !== null);
  if (vehicles.length === 0 || vehicles.length < rates.length) return null;
  const weeks = Math.ceil(daysBetween(startDate, endDate) / 7);
  const perWeek = vehicles.reduce((total, { weekMinor }) => total + weekMinor, 0);
  return { amountMinor: perWeek * weeks, weeks, vehicles };
}
