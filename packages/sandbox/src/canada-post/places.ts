export interface Place {
  city: string;
  province: string;
  timeZone: string;
  latitude: number;
  longitude: number;
}

const place = (
  city: string,
  province: string,
  timeZone: string,
  latitude: number,
  longitude: number,
): Place => ({ city, province, timeZone, latitude, longitude });

/** The sorting plant for each first letter of a postal code. */
export const plants: Record<string, Place> = {
  A: place("ST. JOHN'S", 'NL', 'America/St_Johns', 47.56, -52.71),
  B: place('HALIFAX', 'NS', 'America/Halifax', 44.65, -63.58),
  C: place('CHARLOTTETOWN', 'PE', 'America/Halifax', 46.24, -63.13),
  E: place('MONCTON', 'NB', 'America/Moncton', 46.09, -64.78),
  G: place('QUEBEC', 'QC', 'America/Toronto', 46.81, -71.21),
  H: place('MONTREAL', 'QC', 'America/Toronto', 45.5, -73.57),
  J: place('LONGUEUIL', 'QC', 'America/Toronto', 45.53, -73.51),
  K: place('OTTAWA', 'ON', 'America/Toronto', 45.42, -75.7),
  L: place('MISSISSAUGA', 'ON', 'America/Toronto', 43.59, -79.64),
  M: place('TORONTO', 'ON', 'America/Toronto', 43.65, -79.38),
  N: place('LONDON', 'ON', 'America/Toronto', 42.98, -81.25),
  P: place('SUDBURY', 'ON', 'America/Toronto', 46.49, -80.99),
  R: place('WINNIPEG', 'MB', 'America/Winnipeg', 49.9, -97.14),
  S: place('REGINA', 'SK', 'America/Regina', 50.45, -104.62),
  T: place('CALGARY', 'AB', 'America/Edmonton', 51.05, -114.07),
  V: place('VANCOUVER', 'BC', 'America/Vancouver', 49.28, -123.12),
  X: place('YELLOWKNIFE', 'NT', 'America/Edmonton', 62.45, -114.37),
  Y: place('WHITEHORSE', 'YT', 'America/Whitehorse', 60.72, -135.06),
};

/** Where parcels for each first digit of a ZIP code arrive. */
const zipAreas: Record<string, Place> = {
  0: place('BOSTON', 'MA', 'America/New_York', 42.36, -71.06),
  1: place('NEW YORK', 'NY', 'America/New_York', 40.71, -74.01),
  2: place('WASHINGTON', 'DC', 'America/New_York', 38.91, -77.04),
  3: place('ATLANTA', 'GA', 'America/New_York', 33.75, -84.39),
  4: place('DETROIT', 'MI', 'America/Detroit', 42.33, -83.05),
  5: place('MINNEAPOLIS', 'MN', 'America/Chicago', 44.98, -93.27),
  6: place('CHICAGO', 'IL', 'America/Chicago', 41.88, -87.63),
  7: place('DALLAS', 'TX', 'America/Chicago', 32.78, -96.8),
  8: place('DENVER', 'CO', 'America/Denver', 39.74, -104.99),
  9: place('LOS ANGELES', 'CA', 'America/Los_Angeles', 34.05, -118.24),
};

const abroad = place('LONDON', '', 'Europe/London', 51.51, -0.13);

/** The plant of a destination; nothing for a postal code that Canada does not use. */
export function plantOf(countryCode: string, postalCode: string): Place | undefined {
  const country = countryCode.toUpperCase();
  const first = postalCode.trim().charAt(0).toUpperCase();
  if (country === 'CA') return plants[first];
  return country === 'US' ? zipAreas[first] : abroad;
}

/** Great-circle distance on a sphere of 6,371 km. */
export function kilometresBetween(from: Place, to: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [a, b] = [radians(from.latitude), radians(to.latitude)];
  const across = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  const along = Math.sin((b - a) / 2) ** 2;
  return 2 * 6_371 * Math.asin(Math.sqrt(along + Math.cos(a) * Math.cos(b) * across));
}

/** A plant on the way, for journeys long enough to have one. */
export function plantBetween(from: Place, to: Place): Place | undefined {
  const direct = kilometresBetween(from, to);
  const detour = (via: Place) => kilometresBetween(from, via) + kilometresBetween(via, to);
  const candidates = Object.values(plants).filter(
    (via) => kilometresBetween(from, via) > 100 && kilometresBetween(via, to) > 100,
  );
  const best = candidates.sort((a, b) => detour(a) - detour(b))[0];
  return best && detour(best) < direct * 1.3 ? best : undefined;
}
