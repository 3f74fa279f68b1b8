import type { CarrierCode, Parcel } from '../carrier/carrier.ts';

type DimensionalRule = {
  /** Cubic centimetres that count as one kilogram. */
  divisor: number;
  /** Only a parcel larger than this many cubic centimetres is weighed by its size. */
  above: number;
};

/** One cubic foot, up to which USPS charges by weight alone. */
const cubicFoot = 28_317;

/**
 * How carriers turn size into weight. Canada Post: 6000 cm³/kg. DHL Express: 5000 cm³/kg. USPS: 166 cubic
 * inches a pound above one cubic foot, which is 5997 cm³/kg; most Chit Chats parcels end with USPS and are
 * charged so.
 */
const rules: Record<CarrierCode, DimensionalRule> = {
  CANADA_POST: { divisor: 6_000, above: 0 },
  USPS: { divisor: 5_997, above: cubicFoot },
  DHL: { divisor: 5_000, above: 0 },
  CHIT_CHATS: { divisor: 5_997, above: cubicFoot },
};

type Size = Omit<Parcel, 'weightGrams'>;

/** The size of a parcel as weight, null where this carrier does not charge by size. */
export function dimensionalWeightGrams(carrier: CarrierCode, size: Size): number | null {
  const { divisor, above } = rules[carrier];
  const cubicMillimetres = size.lengthMillimetres * size.widthMillimetres * size.heightMillimetres;
  // A cubic centimetre has a thousand cubic millimetres, and a kilogram a thousand grams.
  return cubicMillimetres <= above * 1_000 ? null : Math.ceil(cubicMillimetres / divisor);
}

/** What the carrier charges for: the greater of both weights. */
export function billableWeightGrams(carrier: CarrierCode, parcel: Parcel): number {
  return Math.max(parcel.weightGrams, dimensionalWeightGrams(carrier, parcel) ?? 0);
}
