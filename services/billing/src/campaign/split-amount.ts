/**
 * Splits an amount by weights so that the parts add up to it: each gets its share rounded down, and
 * what is left goes one unit each to the largest remainders, in order. Without weights nobody gets any.
 */
export function splitAmount(amountMinor: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + BigInt(Math.max(0, weight)), 0n);
  if (sum === 0n) return weights.map(() => 0);
  const shares = weights.map((weight, index) => {
    const product = BigInt(amountMinor) * BigInt(Math.max(0, weight));
    return { index, whole: Number(product / sum), rest: product % sum };
  });
  const missing = amountMinor - shares.reduce((total, { whole }) => total + whole, 0);
  const parts = shares.map(({ whole }) => whole);
  const byRest = [...shares].sort((a, b) => (a.rest < b.rest ? 1 : a.rest > b.rest ? -1 : 0));
  for (const { index } of byRest.slice(0, missing)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}
