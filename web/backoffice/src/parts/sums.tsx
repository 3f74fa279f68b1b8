'use client';

import { Money } from '@mobilytics/ui/money';

type Sum = { amount: string; currency: string };

/** One sum for each currency; a dash where there is none, because nothing is not zero of any. */
export function Sums({ sums }: { sums: readonly Sum[] }) {
  if (sums.length === 0) return '—';
  return sums.map((sum) => (
    <span key={sum.currency} className="block">
      <Money value={sum} />
    </span>
  ));
}

export const sumsText = (sums: readonly Sum[]): string =>
  sums.map(({ amount, currency }) => `${amount} ${currency}`).join(', ');
