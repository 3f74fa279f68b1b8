import type Stripe from 'stripe';

export interface LineTax {
  rate: Stripe.TaxRate;
  amount: number;
  taxableAmount: number;
}

/**
 * The taxes of one line, each rounded half up to the smallest unit of the currency.
 * Percentages have at most four decimals, so whole numbers keep the sum exact.
 */
export function lineTaxes(amount: number, rates: Stripe.TaxRate[]): LineTax[] {
  const scale = 10_000n;
  const parts = rates.map((rate) => ({
    rate,
    parts: BigInt(Math.round(rate.percentage * 10_000)),
  }));
  const inclusiveParts = parts
    .filter(({ rate }) => rate.inclusive)
    .reduce((sum, part) => sum + part.parts, 0n);
  const whole = 100n * scale;
  // An amount that includes taxes is first divided by one plus their rates.
  const base = roundHalfUp(BigInt(amount) * whole, whole + inclusiveParts);
  return parts.map(({ rate, parts: share }) => {
    const divisor = rate.inclusive ? whole + inclusiveParts : whole;
    const taxed = rate.inclusive ? BigInt(amount) : BigInt(base);
    return { rate, amount: roundHalfUp(taxed * share, divisor), taxableAmount: base };
  });
}

function roundHalfUp(dividend: bigint, divisor: bigint): number {
  return Number((2n * dividend + divisor) / (2n * divisor));
}
