import { kilometresBetween, type Place, plantOf } from '../canada-post/places.ts';

export interface Priced {
  mailClass: string;
  rateIndicator: string;
  processingCategory: string;
  description: string;
  priceMinor: number;
  zone: string;
  /** Business days; null abroad, where nothing is promised. */
  days: number | null;
  guaranteed: boolean;
}

interface Weighed {
  weight: number;
  length: number;
  width: number;
  height: number;
}

interface Shown {
  name: string;
  base: number;
  perPound: number;
  perZone: number;
  days: (zone: number) => number;
}

const domestic: Record<string, Shown> = {
  USPS_GROUND_ADVANTAGE: {
    ...{ name: 'USPS Ground Advantage', base: 480, perPound: 62, perZone: 35 },
    days: (zone) => 2 + Math.floor(zone / 3),
  },
  PRIORITY_MAIL: {
    ...{ name: 'Priority Mail', base: 790, perPound: 95, perZone: 60 },
    days: (zone) => 1 + Math.floor(zone / 4),
  },
  PRIORITY_MAIL_EXPRESS: {
    ...{ name: 'Priority Mail Express', base: 2_850, perPound: 240, perZone: 190 },
    days: (zone) => (zone > 5 ? 2 : 1),
  },
  MEDIA_MAIL: {
    ...{ name: 'Media Mail', base: 447, perPound: 74, perZone: 0 },
    days: (zone) => 2 + zone,
  },
};

const foreign: Record<
  string,
  { name: string; base: number; perPound: number; mostPounds: number }
> = {
  'FIRST-CLASS_PACKAGE_INTERNATIONAL_SERVICE': {
    ...{ name: 'First-Class Package International Service', base: 1_640, perPound: 890 },
    mostPounds: 4.4,
  },
  PRIORITY_MAIL_INTERNATIONAL: {
    ...{ name: 'Priority Mail International', base: 4_420, perPound: 560, mostPounds: 66 },
  },
  PRIORITY_MAIL_EXPRESS_INTERNATIONAL: {
    ...{ name: 'Priority Mail Express International', base: 6_150, perPound: 780, mostPounds: 66 },
  },
};

const isMachinable = ({ weight, length, width, height }: Weighed) =>
  weight <= 25 && length <= 22 && width <= 18 && height <= 15;

/** Invented prices of the classes, higher with weight and way. */
export function domesticPrices(fromZip: string, toZip: string, parcel: Weighed, isReturn: boolean) {
  const zone = zoneBetween(plantOf('US', fromZip), plantOf('US', toZip));
  const cubicFeet = (parcel.length * parcel.width * parcel.height) / 1_728;
  const pounds = Math.ceil(Math.max(parcel.weight, cubicFeet > 1 ? (cubicFeet * 1_728) / 166 : 0));
  const category = isMachinable(parcel) ? 'MACHINABLE' : 'NONSTANDARD';
  return Object.entries(domestic).flatMap(([mailClass, { name, days, ...shown }]): Priced[] => {
    if (isReturn && mailClass === 'MEDIA_MAIL') return [];
    const priceMinor = shown.base + shown.perPound * pounds + shown.perZone * zone;
    const one: Priced = {
      mailClass: isReturn ? `${mailClass}_RETURN_SERVICE` : mailClass,
      rateIndicator: mailClass === 'PRIORITY_MAIL_EXPRESS' ? 'PA' : 'SP',
      processingCategory: category,
      description: `${name} ${category === 'MACHINABLE' ? 'Machinable' : 'Nonstandard'} Single-piece`,
      priceMinor,
      zone: String(zone).padStart(2, '0'),
      days: days(zone),
      guaranteed: mailClass === 'PRIORITY_MAIL_EXPRESS',
    };
    if (mailClass !== 'PRIORITY_MAIL') return [one];
    const flat: Priced = {
      ...{ ...one, rateIndicator: 'FB', priceMinor: 1_915 },
      description: 'Priority Mail Medium Flat Rate Box',
    };
    // Small and heavy parcels cost less by volume.
    const cubic: Priced = {
      ...{ ...one, rateIndicator: 'CP', priceMinor: 820 + shown.perZone * zone },
      description: 'Priority Mail Cubic Parcel',
    };
    return cubicFeet <= 0.5 && parcel.weight <= 20 ? [one, cubic, flat] : [one, flat];
  });
}

export function foreignPrices(parcel: Weighed): Priced[] {
  return Object.entries(foreign)
    .filter(([, { mostPounds }]) => parcel.weight <= mostPounds)
    .map(([mailClass, { name, base, perPound }]) => ({
      ...{ mailClass, rateIndicator: 'SP', processingCategory: 'MACHINABLE' },
      ...{ description: `${name} Machinable Single-piece`, zone: '01' },
      priceMinor: base + Math.ceil(perPound * parcel.weight),
      ...{ days: null, guaranteed: false },
    }));
}

/** Invented: a twentieth of duty, a tenth of tax. */
export const dutyOf = (valueMinor: number) => ({
  dutyMinor: Math.round(valueMinor * 0.05),
  taxMinor: Math.round(valueMinor * 0.1),
});
export const packageFeeMinor = 200;

function zoneBetween(from: Place | undefined, to: Place | undefined): number {
  if (!from || !to) return 8;
  return Math.min(8, 1 + Math.floor(kilometresBetween(from, to) / 450));
}

/** What a service beside the postage costs. */
export function extraPrice(
  code: number,
  packageValue: number,
): { name: string; priceMinor: number } {
  const insured = Math.max(290, Math.ceil(packageValue / 100) * 140);
  const known: Record<number, { name: string; priceMinor: number }> = {
    920: { name: 'USPS Tracking', priceMinor: 0 },
    921: { name: 'Signature Confirmation', priceMinor: 375 },
    922: { name: 'Adult Signature Required', priceMinor: 945 },
    925: { name: 'Priority Mail Express Insurance', priceMinor: insured },
    930: { name: 'Insurance', priceMinor: insured },
    931: { name: 'Insurance Over $500', priceMinor: insured },
    981: { name: 'Signature Requested', priceMinor: 0 },
  };
  return known[code] ?? { name: `Service ${code}`, priceMinor: 100 };
}
