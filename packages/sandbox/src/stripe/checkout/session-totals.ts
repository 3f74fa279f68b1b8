import type Stripe from 'stripe';
import { amountOff } from '../discounts/coupon-validity.ts';
import { type DiscountRule, discountAmounts } from '../discounts/discount-amounts.ts';
import { couponOf } from '../discounts/discount-rules.ts';
import { sum } from '../invoices/line-totals.ts';
import { priceAmount } from '../invoices/price-amount.ts';
import { lineTaxes } from '../payments/line-taxes.ts';
import type { Sandbox } from '../sandbox.ts';
import type { CheckoutState } from '../store.ts';

/** What is due today: a trial's plan costs nothing yet, and a discount comes before the taxes. */
export function priceLines(
  sandbox: Sandbox,
  lines: Stripe.LineItem[],
  discount: CheckoutState['discount'],
  isTrial: boolean,
): Stripe.LineItem[] {
  // One-time lines come first, as they do on the invoice.
  const ordered = [
    ...lines.filter(({ price }) => !price?.recurring),
    ...lines.filter(({ price }) => price?.recurring),
  ];
  const amounts = ordered.map(({ price, quantity }) => {
    const isFree = isTrial || price?.recurring?.usage_type === 'metered';
    if (!price || (price.recurring && isFree)) return 0;
    return priceAmount(price, quantity ?? 1);
  });
  const rule = ruleOf(sandbox, discount, lines[0]?.currency ?? '');
  const taken = discountAmounts(
    ordered.map(({ price }, index) => ({
      amount: amounts[index] ?? 0,
      isDiscountable: true,
      product: price ? String(price.product) : null,
      rules: [],
    })),
    rule ? [rule] : [],
  );
  const priced = ordered.map((line, index): Stripe.LineItem => {
    const subtotal = amounts[index] ?? 0;
    const off = sum((taken[index] ?? []).map(({ amount }) => amount));
    const rates = (line.taxes ?? []).map(({ rate }) => rate);
    const taxes = lineTaxes(subtotal - off, rates);
    const added = taxes.filter(({ rate }) => !rate.inclusive);
    return {
      ...line,
      amount_discount: off,
      amount_subtotal: subtotal,
      amount_tax: sum(taxes.map(({ amount }) => amount)),
      amount_total: subtotal - off + sum(added.map(({ amount }) => amount)),
      taxes: taxes.map(({ rate, amount, taxableAmount }) => ({
        amount,
        rate,
        taxability_reason: null,
        taxable_amount: taxableAmount,
      })),
    };
  });
  return lines.map((line) => priced.find(({ id }) => id === line.id) ?? line);
}

export function totalsOf(
  lines: Stripe.LineItem[],
): Pick<Stripe.Checkout.Session, 'amount_subtotal' | 'amount_total' | 'total_details'> {
  const total = (key: 'amount_discount' | 'amount_subtotal' | 'amount_tax' | 'amount_total') =>
    sum(lines.map((line) => line[key]));
  return {
    amount_subtotal: total('amount_subtotal'),
    amount_total: total('amount_total'),
    total_details: {
      amount_discount: total('amount_discount'),
      amount_shipping: 0,
      amount_tax: total('amount_tax'),
    },
  };
}

function ruleOf(
  sandbox: Sandbox,
  discount: CheckoutState['discount'],
  currency: string,
): DiscountRule | undefined {
  const id = couponIdOf(sandbox, discount);
  const coupon = id ? couponOf(sandbox, id) : undefined;
  if (!coupon) return undefined;
  return {
    id: coupon.id,
    percentOff: coupon.percent_off,
    amountOff: coupon.percent_off === null ? amountOff(coupon, currency) : null,
    products: sandbox.store.get('sandbox.coupon', coupon.id)?.products ?? null,
  };
}

export function couponIdOf(sandbox: Sandbox, discount: CheckoutState['discount']): string | null {
  if (!discount) return null;
  if ('coupon' in discount) return discount.coupon;
  return String(sandbox.need('promotion_code', discount.promotion_code).promotion.coupon);
}
