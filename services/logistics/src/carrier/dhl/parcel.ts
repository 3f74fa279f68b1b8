import type { CustomsItem, Parcel } from '../carrier.ts';
import { refused } from './errors.ts';

/** Kilograms and centimetres of the heaviest and largest piece. */
type Limits = { kilograms: number; sides: [number, number, number] };

const widest: Limits = { kilograms: 3030, sides: [303, 303, 183] };

/** After DHL's reference data for products; a product without a row has the widest limits. */
const limitsByProduct: Record<string, Limits> = {
  ...of('K E L M I', { kilograms: 250, sides: [100, 80, 80] }),
  ...of('T Y O 1', { kilograms: 300, sides: [120, 80, 80] }),
  ...of('N', { kilograms: 1010, sides: [303, 303, 183] }),
  ...of('G', { kilograms: 3000, sides: [200, 120, 120] }),
  ...of('X', { kilograms: 0.31, sides: [32, 24, 1] }),
  ...of('7 8', { kilograms: 30, sides: [57, 47, 43] }),
  ...of('B', { kilograms: 1010, sides: [303, 303, 163] }),
};

/** A piece in kilograms and centimetres; refuses what is not there or too large for the product. */
export function writePiece(parcel: Parcel, product: string | null) {
  const { kilograms, sides } = limitsByProduct[product ?? ''] ?? widest;
  const weight = toKilograms(parcel.weightGrams, 'parcel.weightGrams');
  if (weight > kilograms) {
    throw refused('parcel.weightGrams', `DHL takes at most ${kilograms} kg: ${weight} kg.`);
  }
  const dimensions = {
    length: centimetres(parcel.lengthMillimetres, 'parcel.lengthMillimetres'),
    width: centimetres(parcel.widthMillimetres, 'parcel.widthMillimetres'),
    height: centimetres(parcel.heightMillimetres, 'parcel.heightMillimetres'),
  };
  const given = Object.values(dimensions).sort((a, b) => b - a);
  const allowed = [...sides].sort((a, b) => b - a);
  if (given.some((side, index) => side > (allowed[index] ?? 0))) {
    throw refused(
      'parcel.lengthMillimetres',
      `DHL takes at most ${allowed.join(' × ')} cm: ${given.join(' × ')} cm.`,
    );
  }
  return { weight, dimensions };
}

/** The weight of all pieces of a line, never nothing. */
export function lineKilograms({ unitWeightGrams, quantity }: CustomsItem): number {
  return Math.max(1, Math.ceil(unitWeightGrams * quantity)) / 1000;
}

function toKilograms(grams: number, field: string): number {
  return positive(Math.ceil(grams), field) / 1000;
}

/** Rounded up, so that a parcel is never declared smaller than it is. */
function centimetres(millimetres: number, field: string): number {
  return positive(Math.ceil(millimetres), field) / 10;
}

function positive(value: number, field: string): number {
  if (Number.isFinite(value) && value > 0) return value;
  throw refused(field, `DHL needs ${field} above zero.`);
}

function of(products: string, limits: Limits): Record<string, Limits> {
  return Object.fromEntries(products.split(' ').map((product) => [product, limits]));
}
