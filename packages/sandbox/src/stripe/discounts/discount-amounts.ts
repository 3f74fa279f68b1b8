import { percentOf, shareOf } from '../invoices/round-amount.ts';

export interface DiscountRule {
  id: string;
  percentOff: number | null;
  amountOff: number | null;
  /** Products that it is limited to. */
  products: string[] | null;
}

export interface DiscountableLine {
  amount: number;
  isDiscountable: boolean;
  product: string | null;
  /** Its own discounts, which are taken before the invoice's. */
  rules: DiscountRule[];
}

export interface DiscountAmount {
  discount: string;
  amount: number;
}

/** What each discount takes off each line; the later ones see what the earlier ones left. */
export function discountAmounts(
  lines: DiscountableLine[],
  invoiceRules: DiscountRule[],
): DiscountAmount[][] {
  const taken: DiscountAmount[][] = lines.map(() => []);
  const left = lines.map(({ amount }) => amount);
  const take = (index: number, rule: DiscountRule, amount: number) => {
    left[index] = (left[index] ?? 0) - amount;
    taken[index]?.push({ discount: rule.id, amount });
  };
  lines.forEach((line, index) => {
    for (const rule of line.rules) takeOff(lines, [index], rule, left, take);
  });
  const all = lines.map((_, index) => index);
  for (const rule of invoiceRules) takeOff(lines, all, rule, left, take);
  return taken;
}

function takeOff(
  lines: DiscountableLine[],
  indexes: number[],
  rule: DiscountRule,
  left: number[],
  take: (index: number, rule: DiscountRule, amount: number) => void,
): void {
  const hit = indexes.filter((index) => {
    const line = lines[index];
    return line?.isDiscountable && (!rule.products || rule.products.includes(line.product ?? ''));
  });
  if (rule.percentOff !== null) {
    for (const index of hit) take(index, rule, percentOf(left[index] ?? 0, rule.percentOff));
    return;
  }
  const positive = hit.filter((index) => (left[index] ?? 0) > 0);
  let base = positive.reduce((sum, index) => sum + (left[index] ?? 0), 0);
  let off = Math.min(rule.amountOff ?? 0, base);
  // Each line takes its share of what is left over, so that the shares sum up to the whole.
  for (const index of positive) {
    const amount = left[index] ?? 0;
    const share = base === 0 ? 0 : shareOf(off, amount, base);
    take(index, rule, share);
    base -= amount;
    off -= share;
  }
}
