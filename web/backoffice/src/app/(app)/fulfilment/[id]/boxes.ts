import type { StationProductsQuery } from '#generated/graphql.ts';

export interface ProductSize {
  name: string;
  quantity: number;
  weightGrams: number | null;
  lengthMillimetres: number | null;
  widthMillimetres: number | null;
  heightMillimetres: number | null;
}

/** A box of our packing tables, outside, with what it weighs when empty. */
export type Box = Omit<StationProductsQuery['parcelPresets'][number], '__typename'>;

/** What the products weigh together, and which of them we know no weight of. */
export function productWeight(products: readonly ProductSize[]): {
  weightGrams: number;
  unknown: string[];
} {
  return {
    weightGrams: products.reduce((sum, one) => sum + (one.weightGrams ?? 0) * one.quantity, 0),
    unknown: products.filter((one) => one.weightGrams === null).map((one) => one.name),
  };
}

/**
 * The smallest box that can hold the products: each fits by its sides, all together by their volume, of
 * which a tenth is left for padding, and by their weight. Undefined when none can, or a size is not known.
 */
export function smallestBox(products: readonly ProductSize[], boxes: readonly Box[]) {
  const sizes = products.map((one) => ({ quantity: one.quantity, sides: sidesOf(one) }));
  const { weightGrams } = productWeight(products);
  return boxes
    .toSorted((a, b) => volumeOf(sidesOf(a)) - volumeOf(sidesOf(b)))
    .find((box) => {
      const room = sidesOf(box);
      const fits = sizes.every(({ sides }) =>
        sides.every((side, index) => side !== null && side <= (room[index] ?? 0)),
      );
      const volume = sizes.reduce((sum, one) => sum + volumeOf(one.sides) * one.quantity, 0);
      const isLight = weightGrams + box.tareGrams <= box.maxWeightGrams;
      return fits && isLight && volume <= 0.9 * volumeOf(room);
    });
}

/** Longest first, so that two things can be compared however they are turned. */
function sidesOf(thing: {
  lengthMillimetres: number | null;
  widthMillimetres: number | null;
  heightMillimetres: number | null;
}): (number | null)[] {
  const sides = [thing.lengthMillimetres, thing.widthMillimetres, thing.heightMillimetres];
  return sides.toSorted((a, b) => (b ?? 0) - (a ?? 0));
}

function volumeOf(sides: readonly (number | null)[]): number {
  return sides.reduce<number>((product, side) => product * (side ?? 0), 1);
}
