export type ChargeBasis = 'FIXED' | 'USAGE';

/** What makes another line good costs nothing, so it is not counted as usage either. */
export function chargeBasis(
  { makeGoodOf }: { makeGoodOf: string | null },
  paysByUsage: boolean,
): ChargeBasis {
  return paysByUsage && makeGoodOf === null ? 'USAGE' : 'FIXED';
}
