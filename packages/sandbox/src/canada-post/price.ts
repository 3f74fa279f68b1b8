import { addBusinessDays } from './calendar.ts';
import { kilometresBetween, type Place } from './places.ts';
import { optionOf, type Service } from './services.ts';

export interface Parcel {
  grams: number;
  /** Length, width and height. */
  sidesCm: [number, number, number] | undefined;
}

export interface Adjustment {
  code: 'AUTDISC' | 'FUELSC';
  name: string;
  nameFr: string;
  percent: number;
  cents: number;
}

export interface Price {
  baseCents: number;
  options: { code: string; cents: number }[];
  adjustments: Adjustment[];
  preTaxCents: number;
  gstCents: number;
  pstCents: number;
  hstCents: number;
  dueCents: number;
  ratedGrams: number;
  cubedGrams: number | undefined;
  transitDays: number;
  expectedDelivery: string;
}

interface Journey {
  service: Service;
  from: Place;
  to: Place;
  parcel: Parcel;
  optionCodes: string[];
  commercial: boolean;
  mailingDate: string;
}

const fuelPercent = 18.5;
const automationPercent = 3;
const cubicCentimetresPerKilogram = 6_000;

/** Sales taxes on shipping by province of destination, in percent. */
const hst: Record<string, number> = { ON: 13, NB: 15, NL: 15, PE: 15, NS: 14 };

export function priceOf(journey: Journey): Price {
  const { service, parcel } = journey;
  const thousands = kilometresBetween(journey.from, journey.to) / 1_000;
  const cubedGrams = parcel.sidesCm && cubedWeight(parcel.sidesCm);
  const ratedGrams = Math.max(parcel.grams, cubedGrams ?? 0);
  const perKilogram = service.kilogramCents + service.kilogramFarCents * thousands;
  const baseCents = Math.round(service.startCents + (perKilogram * ratedGrams) / 1_000);
  const codes = [...new Set(['DC', ...journey.optionCodes])];
  const options = codes.map((code) => ({ code, cents: optionOf(code)?.cents ?? 0 }));
  const adjustments = adjustmentsOf(baseCents, journey.commercial);
  const preTaxCents =
    baseCents + sum(options.map(({ cents }) => cents)) + sum(adjustments.map(({ cents }) => cents));
  const taxes = taxesOf(preTaxCents, service, journey.to.province);
  const transitDays = Math.max(1, Math.round(service.days + service.daysFar * thousands));
  return {
    baseCents,
    options,
    adjustments,
    preTaxCents,
    ...taxes,
    dueCents: preTaxCents + taxes.gstCents + taxes.pstCents + taxes.hstCents,
    ratedGrams,
    cubedGrams,
    transitDays,
    expectedDelivery: addBusinessDays(journey.mailingDate, transitDays),
  };
}

/** What the parcel would weigh at the density that parcels are priced for. */
function cubedWeight([length, width, height]: [number, number, number]): number {
  return Math.round((length * width * height * 1_000) / cubicCentimetresPerKilogram);
}

function adjustmentsOf(baseCents: number, commercial: boolean): Adjustment[] {
  const automation = Math.round((baseCents * automationPercent) / 100);
  const discount: Adjustment = {
    code: 'AUTDISC',
    name: 'Automation discount',
    nameFr: 'Rabais pour automatisation',
    percent: automationPercent,
    cents: -automation,
  };
  const discounted = commercial ? baseCents - automation : baseCents;
  const fuel: Adjustment = {
    code: 'FUELSC',
    name: 'Fuel surcharge',
    nameFr: 'Supplément pour carburant',
    percent: fuelPercent,
    cents: Math.round((discounted * fuelPercent) / 100),
  };
  return commercial ? [discount, fuel] : [fuel];
}

function taxesOf(preTaxCents: number, service: Service, province: string) {
  const percent = (rate: number) => Math.round((preTaxCents * rate) / 100);
  const none = { gstCents: 0, pstCents: 0, hstCents: 0 };
  if (service.area !== 'CA') return none;
  const harmonised = hst[province];
  if (harmonised) return { ...none, hstCents: percent(harmonised) };
  return { ...none, gstCents: percent(5), pstCents: province === 'QC' ? percent(9.975) : 0 };
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
