/**
 * A tax on a net amount in minor units, rounded half up (away from zero for negative amounts, so that
 * a credit mirrors its sale). Stripe rounds each tax of each line in the same way.
 */
export function taxOnMinor(netMinor: number, rateMicroPercent: number): number {
  if (!Number.isSafeInteger(netMinor) || !Number.isSafeInteger(rateMicroPercent)) {
    throw new RangeError(`${rateMicroPercent} of ${netMinor} is not a tax of a whole amount.`);
  }
  const product = BigInt(netMinor) * BigInt(rateMicroPercent);
  const size = product < 0n ? -product : product;
  const rounded = Number((size + 50_000_000n) / 100_000_000n);
  return product < 0n ? 0 - rounded : rounded;
}
