import type { OtsByLine } from './trip-builder.ts';

export type TripView = {
  id: string;
  vehicleId: string;
  startedAt: Date;
  endedAt: Date;
  lengthMm: bigint;
  pings: number;
  /** In 10^-6 persons; null where it cannot be measured. */
  otsMicro: bigint | null;
  path: number[][];
};

/** OTS of a trip for one line, or for all it carried; null where one of them cannot be measured. */
export function tripOts(otsByLine: OtsByLine, lineId: string | null): bigint | null {
  const terms = lineId === null ? Object.values(otsByLine) : [otsByLine[lineId] ?? null];
  if (terms.length === 0) return null;
  return terms.reduce<bigint | null>(
    (sum, term) => (sum === null || term === null ? null : sum + BigInt(term)),
    0n,
  );
}
