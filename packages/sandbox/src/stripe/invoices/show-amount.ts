import type Stripe from 'stripe';

/** An amount of the smallest unit as people read it; yen and francs CFA have no cents. */
export function showAmount(amount: number, currency: string, locale = 'en-CA'): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}

/** Such as `2 × Data plan (at $25.00 / month)`, the words of Stripe's own invoices. */
export function priceWords(name: string, price: Stripe.Price, quantity: number): string {
  const { interval = 'month', interval_count: count = 1 } = price.recurring ?? {};
  const every = count === 1 ? interval : `every ${count} ${interval}s`;
  return `${quantity} × ${name} (at ${unitAmount(price)} / ${every})`;
}

function unitAmount({ unit_amount: amount, unit_amount_decimal: decimal, currency }: Stripe.Price) {
  if (amount !== null) return showAmount(amount, currency);
  return new Intl.NumberFormat('en-CA', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 14,
  }).format(Number(decimal) / 100);
}
