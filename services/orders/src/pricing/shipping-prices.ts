import type { Currency } from '@mobilytics/money/money';

export type ShippingMethod = 'STANDARD' | 'EXPRESS';

type Tariff = Record<Currency, { baseMinor: number; perKilogramMinor: number }>;

/** What we charge for sending: a base that carries two kilograms, and each further one begun. */
const tariffs: Record<'CA' | 'US' | 'elsewhere', Record<ShippingMethod, Tariff>> = {
  CA: {
    STANDARD: {
      CAD: { baseMinor: 1500, perKilogramMinor: 250 },
      USD: { baseMinor: 1100, perKilogramMinor: 185 },
    },
    EXPRESS: {
      CAD: { baseMinor: 2900, perKilogramMinor: 450 },
      USD: { baseMinor: 2150, perKilogramMinor: 330 },
    },
  },
  US: {
    STANDARD: {
      CAD: { baseMinor: 2600, perKilogramMinor: 400 },
      USD: { baseMinor: 1900, perKilogramMinor: 295 },
    },
    EXPRESS: {
      CAD: { baseMinor: 4800, perKilogramMinor: 700 },
      USD: { baseMinor: 3500, perKilogramMinor: 515 },
    },
  },
  elsewhere: {
    STANDARD: {
      CAD: { baseMinor: 5900, perKilogramMinor: 900 },
      USD: { baseMinor: 4300, perKilogramMinor: 660 },
    },
    EXPRESS: {
      CAD: { baseMinor: 11900, perKilogramMinor: 1800 },
      USD: { baseMinor: 8700, perKilogramMinor: 1320 },
    },
  },
};

const carriedGrams = 2000;

/** The price of sending a weight to a country. Nothing to send costs nothing. */
export function shippingPriceMinor(parcel: {
  country: string;
  method: ShippingMethod;
  currency: Currency;
  weightGrams: number;
}): number {
  if (parcel.weightGrams <= 0) return 0;
  const zone = parcel.country === 'CA' || parcel.country === 'US' ? parcel.country : 'elsewhere';
  const { baseMinor, perKilogramMinor } = tariffs[zone][parcel.method][parcel.currency];
  const furtherKilograms = Math.ceil(Math.max(0, parcel.weightGrams - carriedGrams) / 1000);
  return baseMinor + furtherKilograms * perKilogramMinor;
}
