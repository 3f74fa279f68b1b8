import type { Parcel } from '../carrier.ts';
import type { XmlElement } from '../xml.ts';
import { refuse } from './refusal.ts';
import { centimetres, kilograms } from './units.ts';

const maxGrams = 30_000;
const maxSideMillimetres = 2_000;
const maxLengthAndGirthMillimetres = 3_000;

/** Some services carry less; those limits are of the service and not of every parcel. */
const serviceLimits: Record<string, { grams?: number; sideMillimetres?: number }> = {
  'INT.XP': { sideMillimetres: 1_500 },
  'USA.TP': { grams: 1_000 },
  'USA.TP.LVM': { grams: 1_000 },
  'USA.SP.AIR': { grams: 1_000 },
  'INT.TP': { grams: 2_000 },
  'INT.SP.AIR': { grams: 2_000 },
  'INT.SP.SURF': { grams: 2_000 },
};

/** Weight and dimensions; refuses what Canada Post does not carry at all, or not by this service. */
export function parcelCharacteristics(parcel: Parcel, service: string | null): XmlElement {
  const limits = serviceLimits[service ?? ''];
  const grams = limits?.grams ?? maxGrams;
  const longest = limits?.sideMillimetres ?? maxSideMillimetres;
  const sides = [parcel.lengthMillimetres, parcel.widthMillimetres, parcel.heightMillimetres];
  const [length = 0, width = 0, height = 0] = sides.toSorted((a, b) => b - a);
  if (!(parcel.weightGrams > 0)) {
    refuse('parcel.weightGrams', 'The weight must be more than zero.');
  }
  if (parcel.weightGrams > grams) {
    refuse('parcel.weightGrams', `Canada Post carries at most ${kilograms(grams)} kg here.`);
  }
  if (!sides.every((side) => side > 0)) {
    refuse('parcel.lengthMillimetres', 'Each side of the parcel must be more than zero.');
  }
  if (length > longest || length + 2 * (width + height) > maxLengthAndGirthMillimetres) {
    refuse(
      'parcel.lengthMillimetres',
      `Canada Post carries at most ${longest / 10} cm, and 300 cm in length and girth.`,
    );
  }
  return [
    'parcel-characteristics',
    [
      ['weight', kilograms(parcel.weightGrams)],
      [
        'dimensions',
        [
          ['length', centimetres(parcel.lengthMillimetres)],
          ['width', centimetres(parcel.widthMillimetres)],
          ['height', centimetres(parcel.heightMillimetres)],
        ],
      ],
    ],
  ];
}
