import type { StockReason } from '#generated/graphql.ts';

/** The reasons that people choose from; the others are those of devices. */
export const reasons = [
  'MISCOUNT',
  'DAMAGED',
  'LOST',
  'FOUND',
  'SAMPLE',
  'OTHER',
] as const satisfies StockReason[];
