import type { Parcel } from '../carrier.ts';
import { refuse } from './refuse.ts';
import { inches, pounds } from './units.ts';

/** 70 lb. */
const maxWeightGrams = 31_751;
/** Length and girth together: 130 inches, the most that any class takes. */
const maxLengthAndGirthMillimetres = 3_302;

/** Weight and sizes as USPS wants them, the longest side first. Throws for what no class takes. */
export function measures({ weightGrams, ...sides }: Parcel) {
  if (!(weightGrams > 0)) throw refuse('parcel.weightGrams', 'A parcel weighs more than nothing.');
  if (weightGrams > maxWeightGrams) {
    throw refuse('parcel.weightGrams', 'USPS takes parcels of at most 70 lb (31.75 kg).');
  }
  for (const [name, side] of Object.entries(sides)) {
    if (!(side > 0))
      throw refuse(`parcel.${name}`, 'Each side of a parcel is longer than nothing.');
  }
  const [length = 0, width = 0, height = 0] = Object.values(sides).sort((a, b) => b - a);
  if (length + 2 * (width + height) > maxLengthAndGirthMillimetres) {
    throw refuse(
      'parcel.lengthMillimetres',
      'USPS takes parcels of at most 130 inches (330 cm) in length and girth together.',
    );
  }
  return {
    weight: pounds(weightGrams),
    length: inches(length),
    width: inches(width),
    height: inches(height),
  };
}
