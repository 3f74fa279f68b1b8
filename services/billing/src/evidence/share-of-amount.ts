/** `amount * part / whole` in whole minor units, halves away from zero, exact at any size. */
export function shareOfAmount(amountMinor: number, part: number, whole: number): number {
  const product = BigInt(amountMinor) * BigInt(part);
  const size = product < 0n ? -product : product;
  const rounded = Number((2n * size + BigInt(whole)) / (2n * BigInt(whole)));
  return product < 0n && rounded !== 0 ? -rounded : rounded;
}
