import { canadianTaxRates } from './canadian-tax-rates.ts';
import { stateTaxRates } from './state-tax-rates.ts';
import type { TaxRate } from './tax-rate.ts';

/** The table knows no day before this one: older sales were taxed by rules it does not hold. */
export const taxTableBegins = '2013-01-01';

/** All rates that were ever charged, as far as we collect taxes: nothing is charged elsewhere. */
export const taxRates: readonly TaxRate[] = [...canadianTaxRates, ...stateTaxRates];

/** Where a sale takes place: a country and its province or state, in ISO 3166 codes. */
export interface TaxPlace {
  country: string;
  region: string | null;
}

/** Our numbers with the authorities, by registration (`GST/HST`, `QST`, `US-NY` …). */
export type RegistrationNumbers = Readonly<Record<string, string>>;

/** ISO 3166-2 of a place, `CA-ON`; the country alone where no province or state is told. */
export function jurisdictionOf({ country, region }: TaxPlace): string {
  const parts = [country, region ?? ''].map((part) => part.trim().toUpperCase());
  return parts.filter((part) => part !== '').join('-');
}

/** The taxes that a place charges on a day, in the order of an invoice. */
export function taxRatesOf(
  place: TaxPlace,
  on: Date,
  numbers: RegistrationNumbers = {},
): TaxRate[] {
  const day = on.toISOString().slice(0, 10);
  const jurisdiction = jurisdictionOf(place);
  const ofPlace = taxRates.filter((rate) => rate.jurisdiction === jurisdiction);
  if (ofPlace.length > 0 && day < taxTableBegins) {
    throw new RangeError(
      `The table of taxes begins on ${taxTableBegins}; it cannot tell the taxes of ${jurisdiction} on ${day}.`,
    );
  }
  return ofPlace
    .filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo))
    .map((rate) => ({ ...rate, registrationNumber: numbers[rate.registration] ?? null }));
}
