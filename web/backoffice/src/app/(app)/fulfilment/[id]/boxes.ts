export interface ProductSize {
  name: string;
  quantity: number;
  weightGrams: number | null;
  lengthMillimetres: number | null;
  widthMillimetres: number | null;
  heightMillimetres: number | null;
}

/** The boxes of our packing tables, outside, with what they weigh when empty. */
export const boxes = {
  small: { lengthMillimetres: 300, widthMillimetres: 220, heightMillimetres: 120, emptyGrams: 180 },
  medium: {
    lengthMillimetres: 400,
    widthMillimetres: 300,
    heightMillimetres: 250,
    emptyGrams: 420,
  },
} as const;

export type BoxName = keyof typeof boxes;

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
 * The smallest box that can hold the products: each fits by its sides, and all together by their
 * volume, of which a tenth is left for padding. Null when none can, or a size is not known.
 */
export function smallestBox(products: readonly ProductSize[]): BoxName | null {
  const sizes = products.map((one) => ({ quantity: one.quantity, sides: sidesOf(one) }));
  for (const name of Object.keys(boxes) as BoxName[]) {
    const room = sidesOf(boxes[name]);
    const fits = sizes.every(({ sides }) =>
      sides.every((side, index) => side !== null && side <= (room[index] ?? 0)),
    );
    const volume = sizes.reduce((sum, one) => sum + volumeOf(one.sides) * one.quantity, 0);
    if (fits && volume <= 0.9 * volumeOf(room)) return name;
  }
  return null;
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
