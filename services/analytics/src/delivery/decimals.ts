/** An exact quotient of integers as a decimal text, its last digit half up. Numerators are not negative. */
export function decimal(numerator: bigint, divisor: bigint, decimals: number): string {
  const scaled = (2n * numerator * 10n ** BigInt(decimals) + divisor) / (2n * divisor);
  const digits = scaled.toString().padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Persons, to the micro-impression. */
export const persons = (micro: bigint) => decimal(micro, 1_000_000n, 6);

/** Kilometres, to the millimetre. */
export const kilometres = (lengthMm: bigint) => decimal(lengthMm, 1_000_000n, 6);

/** Hours with so many digits that the milliseconds can be had back. */
export const hours = (durationMs: bigint) => decimal(durationMs, 3_600_000n, 7);

/** Both ways of saying a figure of the ladder. */
export function impressions(micro: bigint | null) {
  return micro === null ? null : { micro: micro.toString(), persons: persons(micro) };
}
