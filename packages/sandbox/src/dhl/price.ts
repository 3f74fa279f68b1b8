import { kilometresBetween } from '../canada-post/places.ts';
import type { ServiceArea } from './places.ts';
import { extras, type Product } from './products.ts';

export interface Piece {
  weight: number;
  dimensions?: { length: number; width: number; height: number } | undefined;
}

export interface PriceLine {
  name: string;
  code: string | null;
  cents: number;
}

export interface Price {
  currency: 'CAD' | 'USD';
  lines: PriceLine[];
  totalCents: number;
  volumetricKilograms: number;
  kilograms: number;
}

const fuelPercent = 21;
const cubicCentimetresPerKilogram = 5_000;

type Service = { serviceCode: string; value?: number | undefined };

/** What DHL would ask, in the currency of the shipper's country. */
export function priceOf(
  product: Product,
  lane: { from: ServiceArea; to: ServiceArea; originCountry: string },
  pieces: Piece[],
  services: Service[],
): Price {
  const kilograms = sum(pieces.map(({ weight }) => weight));
  const volumetricKilograms = sum(pieces.map(volumetric));
  const rated = Math.ceil(Math.max(kilograms, volumetricKilograms) * 2) / 2;
  const thousands = kilometresBetween(lane.from.place, lane.to.place) / 1_000;
  const base = lane.from.place === lane.to.place ? 1_900 : 2_600;
  const cents = Math.round(
    (base + thousands * 650 + rated * (280 + thousands * 60)) * product.factor,
  );
  const added = services.map(({ serviceCode, value = 0 }): PriceLine => {
    const byValue = serviceCode === 'II' ? Math.round(value * 1.2) : 0;
    const extra = extras[serviceCode];
    return { name: extra?.name ?? '', code: serviceCode, cents: (extra?.cents ?? 0) + byValue };
  });
  const lines: PriceLine[] = [
    { name: product.name, code: null, cents },
    { name: 'FUEL SURCHARGE', code: 'FF', cents: Math.round((cents * fuelPercent) / 100) },
    ...added,
  ];
  return {
    ...{
      lines,
      volumetricKilograms,
      kilograms,
      currency: lane.originCountry === 'US' ? 'USD' : 'CAD',
    },
    totalCents: sum(lines.map((line) => line.cents)),
  };
}

function volumetric({ dimensions }: Piece): number {
  if (!dimensions) return 0;
  const { length, width, height } = dimensions;
  return Math.round((length * width * height * 1_000) / cubicCentimetresPerKilogram) / 1_000;
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
