import { shareOfAmount } from '../evidence/share-of-amount.ts';

/** A line of an invoice of which something can still be credited. */
export interface CreditableLine {
  stripeLineId: string;
  /** What is left of it before taxes. */
  leftMinor: number;
  /** What crediting so much of it before taxes comes to with its taxes, as Stripe rounds them. */
  totalOf: (netMinor: number) => number;
}

export interface SpreadCredit {
  lines: { stripeLineId: string; netMinor: number }[];
  /** What no amounts before taxes come to exactly: at most some cents, without a tax. */
  roundingMinor: number;
}

/**
 * Spreads an amount, taxes included, over lines by what is left of each, so that a credit of an amount
 * gives back the taxes that were charged on it. Null where the lines have less left than the amount.
 */
export function spreadCredit(
  given: readonly CreditableLine[],
  amountMinor: number,
): SpreadCredit | null {
  const lines = given.filter(({ leftMinor, totalOf }) => leftMinor > 0 && totalOf(leftMinor) > 0);
  const lefts = lines.map(({ leftMinor, totalOf }) => totalOf(leftMinor));
  const left = lefts.reduce((sum, total) => sum + total, 0);
  if (amountMinor > left) return null;
  let before = 0;
  const nets = lines.map(({ leftMinor }, index) => {
    const total = lefts[index] ?? 0;
    const share =
      shareOfAmount(amountMinor, before + total, left) - shareOfAmount(amountMinor, before, left);
    before += total;
    return shareOfAmount(leftMinor, share, total);
  });
  const missing = () =>
    lines.reduce((rest, { totalOf }, index) => rest - totalOf(nets[index] ?? 0), amountMinor);
  let rest = missing();
  // Each step of a cent moves the total by one cent or two: what is too much goes first, then what is left.
  for (const step of [-1, 1] as const) {
    for (const [index, { leftMinor }] of lines.entries()) {
      for (let isBetter = true; isBetter && rest * step > 0; ) {
        const net = (nets[index] ?? 0) + step;
        nets[index] = net;
        const now = missing();
        isBetter = net >= 0 && net <= leftMinor && (step < 0 ? now > rest : now >= 0 && now < rest);
        if (isBetter) rest = now;
        else nets[index] = net - step;
      }
    }
  }
  return {
    lines: lines
      .map(({ stripeLineId }, index) => ({ stripeLineId, netMinor: nets[index] ?? 0 }))
      .filter(({ netMinor }) => netMinor > 0),
    roundingMinor: rest,
  };
}
