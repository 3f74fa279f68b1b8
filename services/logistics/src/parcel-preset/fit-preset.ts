import type { Parcel } from '../carrier/carrier.ts';
import type { ParcelPreset } from '../generated/prisma/client.ts';

type Piece = { quantity: number; weightGrams: number | null };
type Fit =
  | { is: 'FITS'; parcel: Parcel }
  | { is: 'WEIGHT_UNKNOWN' }
  /** No box carries so much. */
  | { is: 'TOO_HEAVY'; weightGrams: number };

/**
 * The parcel that pieces make in the smallest of the boxes that carries their weight. The sizes of
 * products are not known here, so weight alone decides.
 */
export function fitPreset(presets: readonly ParcelPreset[], pieces: readonly Piece[]): Fit {
  if (pieces.some(({ weightGrams }) => weightGrams === null)) return { is: 'WEIGHT_UNKNOWN' };
  const net = pieces.reduce((sum, one) => sum + (one.weightGrams ?? 0) * one.quantity, 0);
  const box = presets
    .toSorted((a, b) => volumeOf(a) - volumeOf(b))
    .find(({ tareGrams, maxWeightGrams }) => net + tareGrams <= maxWeightGrams);
  if (box === undefined) return { is: 'TOO_HEAVY', weightGrams: net };
  const { lengthMillimetres, widthMillimetres, heightMillimetres, tareGrams } = box;
  const sides = { lengthMillimetres, widthMillimetres, heightMillimetres };
  return { is: 'FITS', parcel: { weightGrams: Math.max(1, net + tareGrams), ...sides } };
}

export const volumeOf = (box: Omit<Parcel, 'weightGrams'>) =>
  box.lengthMillimetres * box.widthMillimetres * box.heightMillimetres;
