/** A quotient rounded to a whole amount, halves away from zero as Stripe rounds money. */
export function roundQuotient(dividend: bigint, divisor: bigint): number {
  const isNegative = dividend < 0n !== divisor < 0n;
  const [above, below] = [dividend, divisor].map((value) => (value < 0n ? -value : value)) as [
    bigint,
    bigint,
  ];
  const rounded = Number((2n * above + below) / (2n * below));
  return isNegative && rounded !== 0 ? -rounded : rounded;
}

/** A decimal as its digits without the point, and the power of ten they are to be divided by. */
export function readDecimal(decimal: string): { digits: bigint; scale: bigint } {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return { digits: BigInt(`${whole}${fraction}`), scale: 10n ** BigInt(fraction.length) };
}

/** A share such as 12/31 of an amount. */
export const shareOf = (amount: number, part: number, whole: number): number =>
  roundQuotient(BigInt(amount) * BigInt(part), BigInt(whole));

/** Percentages have at most four decimals, so whole numbers keep them exact. */
export const percentOf = (amount: number, percent: number): number =>
  roundQuotient(BigInt(amount) * BigInt(Math.round(percent * 10_000)), 1_000_000n);
