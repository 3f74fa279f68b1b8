import { type Place, plantOf } from '../canada-post/places.ts';
import { isCountry } from '../countries.ts';

/** One of DHL's service areas: its code, and its name as events write it. */
export interface ServiceArea {
  code: string;
  name: string;
  place: Place;
}

/** The airports that stand for the cities of Canada and the United States. */
const airports: Record<string, string> = {
  "ST. JOHN'S": 'YYT',
  HALIFAX: 'YHZ',
  CHARLOTTETOWN: 'YYG',
  MONCTON: 'YQM',
  QUEBEC: 'YQB',
  MONTREAL: 'YUL',
  LONGUEUIL: 'YUL',
  OTTAWA: 'YOW',
  MISSISSAUGA: 'YYZ',
  TORONTO: 'YYZ',
  SUDBURY: 'YSB',
  WINNIPEG: 'YWG',
  REGINA: 'YQR',
  CALGARY: 'YYC',
  VANCOUVER: 'YVR',
  YELLOWKNIFE: 'YZF',
  WHITEHORSE: 'YXY',
  BOSTON: 'BOS',
  'NEW YORK': 'JFK',
  WASHINGTON: 'IAD',
  ATLANTA: 'ATL',
  DETROIT: 'DTW',
  MINNEAPOLIS: 'MSP',
  CHICAGO: 'ORD',
  DALLAS: 'DFW',
  DENVER: 'DEN',
  'LOS ANGELES': 'LAX',
};

const abroad = (
  code: string,
  city: string,
  timeZone: string,
  latitude: number,
  longitude: number,
): ServiceArea => ({
  ...{ code, name: city },
  place: { city, province: '', timeZone, latitude, longitude },
});

/** Where parcels to other countries arrive. */
const gateways: Record<string, ServiceArea> = {
  GB: abroad('LHR', 'LONDON-GB', 'Europe/London', 51.51, -0.13),
  FR: abroad('CDG', 'PARIS-FR', 'Europe/Paris', 48.86, 2.35),
  DE: abroad('FRA', 'FRANKFURT-DE', 'Europe/Berlin', 50.11, 8.68),
  MX: abroad('MEX', 'MEXICO CITY-MX', 'America/Mexico_City', 19.43, -99.13),
  AU: abroad('SYD', 'SYDNEY-AU', 'Australia/Sydney', -33.87, 151.21),
  NZ: abroad('AKL', 'AUCKLAND-NZ', 'Pacific/Auckland', -36.85, 174.76),
  JP: abroad('NRT', 'TOKYO-JP', 'Asia/Tokyo', 35.68, 139.69),
  IN: abroad('BOM', 'MUMBAI-IN', 'Asia/Kolkata', 19.08, 72.88),
};

/** The service area of an address; nothing for a country or a postal code that is not served. */
export function serviceAreaOf(countryCode: string, postalCode: string): ServiceArea | undefined {
  if (countryCode !== 'CA' && countryCode !== 'US') {
    if (!isCountry(countryCode)) return undefined;
    return gateways[countryCode] ?? { ...gatewayElsewhere, name: `GATEWAY-${countryCode}` };
  }
  const form = countryCode === 'CA' ? /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/i : /^\d{5}(-?\d{4})?$/;
  const place = form.test(postalCode) ? plantOf(countryCode, postalCode) : undefined;
  if (!place) return undefined;
  const code = airports[place.city] ?? 'YYZ';
  return { code, name: `${place.city}-${countryCode}`, place };
}

const gatewayElsewhere = abroad('BRU', 'BRUSSELS-BE', 'Europe/Brussels', 50.85, 4.35);

/** The wall clock of a place and how far it is from Greenwich, `+05:30`. */
export function clockAt(atMs: number, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'longOffset' },
  }).formatToParts(atMs);
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}:${part('second')}`,
    offset: part('timeZoneName').replace('GMT', '') || '+00:00',
  };
}
