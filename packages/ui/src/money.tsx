'use client';

import { formatMoney } from './lib/format.ts';
import { useUi } from './ui-context.tsx';

/** `Money` of the API: the amount is a decimal string. */
export interface MoneyValue {
  amount: string;
  currency: string;
}

export function Money({ value }: { value: MoneyValue }) {
  const { locale } = useUi();
  return (
    <span className="figures whitespace-nowrap">
      {formatMoney(value.amount, value.currency, locale)}
    </span>
  );
}
