import { z } from 'zod';

const side = z.int().min(1).max(2000);

/** What any carrier takes as a parcel; each of them has narrower limits of its own. */
export const parcelSize = z.object({
  weightGrams: z.int().min(1).max(30_000),
  lengthMillimetres: side,
  widthMillimetres: side,
  heightMillimetres: side,
});

export type ParcelSize = z.output<typeof parcelSize>;
