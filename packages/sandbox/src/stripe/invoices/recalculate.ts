import type Stripe from 'stripe';
import { discountAmounts } from '../discounts/discount-amounts.ts';
import { discountRules } from '../discounts/discount-rules.ts';
import type { Sandbox } from '../sandbox.ts';
import { sum, sumByRate, taxesNotIncluded, taxesOfAmount } from './line-totals.ts';

/** Stripe charges no less than about half a dollar; what is below goes to the customer's balance. */
const smallestCharge = 50;

/** Discounts, taxes and sums of a draft; `rates` holds the tax rates of lines that have their own. */
export function recalculate(
  sandbox: Sandbox,
  draft: Stripe.Invoice,
  rates: Record<string, string[]>,
): Stripe.Invoice {
  const customer = sandbox.store.get('customer', String(draft.customer));
  const isExempt =
    draft.customer_tax_exempt === 'exempt' || draft.customer_tax_exempt === 'reverse';
  const { currency } = draft;
  const discounted = discountAmounts(
    draft.lines.data.map((line) => ({
      amount: line.amount,
      isDiscountable: line.discountable,
      product: line.pricing?.price_details?.product ?? null,
      rules: discountRules(sandbox, line.discounts, currency, draft.created),
    })),
    discountRules(sandbox, draft.discounts, currency, draft.created),
  );
  const lines = draft.lines.data.map((line, index) => {
    const amounts = discounted[index] ?? [];
    const own = rates[line.id]?.map((id) => sandbox.need('tax_rate', id)) ?? [];
    const applied = isExempt ? [] : own.length > 0 ? own : draft.default_tax_rates;
    const taxed = line.amount - sum(amounts.map(({ amount }) => amount));
    return {
      ...line,
      discount_amounts: amounts,
      pretax_credit_amounts: amounts.map((each) => ({ ...each, type: 'discount' as const })),
      subtotal: line.amount,
      taxes: taxesOfAmount(taxed, applied),
    };
  });
  const taxes = lines.flatMap((line) => line.taxes);
  const discounts = sumByDiscount(lines.flatMap((line) => line.discount_amounts));
  const subtotal = sum(lines.map(({ amount }) => amount));
  const included = sum(taxes.map(({ amount }) => amount)) - taxesNotIncluded(taxes);
  const total = subtotal - sum(discounts.map(({ amount }) => amount)) + taxesNotIncluded(taxes);
  const startingBalance =
    draft.status === 'draft' ? (customer?.balance ?? 0) : draft.starting_balance;
  const { amountDue } = afterBalance(total, startingBalance, draft.collection_method);
  return {
    ...draft,
    amount_due: amountDue,
    amount_remaining: amountDue,
    lines: { ...draft.lines, data: lines },
    starting_balance: startingBalance,
    subtotal,
    subtotal_excluding_tax: subtotal - included,
    total,
    total_discount_amounts: discounts,
    total_excluding_tax: total - sum(taxes.map(({ amount }) => amount)),
    total_pretax_credit_amounts: discounts.map((each) => ({ ...each, type: 'discount' })),
    total_taxes: sumByRate(taxes),
  };
}

/** What is left to pay, and where the customer's balance ends. */
export function afterBalance(
  total: number,
  startingBalance: number,
  collectionMethod: string,
): { amountDue: number; endingBalance: number } {
  const due = total + startingBalance;
  const isTooSmall = collectionMethod === 'charge_automatically' && due < smallestCharge;
  return due <= 0 || isTooSmall
    ? { amountDue: 0, endingBalance: due }
    : { amountDue: due, endingBalance: 0 };
}

function sumByDiscount(amounts: { discount: string; amount: number }[]) {
  const byDiscount = new Map<string, number>();
  for (const { discount, amount } of amounts)
    byDiscount.set(discount, (byDiscount.get(discount) ?? 0) + amount);
  return [...byDiscount].map(([discount, amount]) => ({ discount, amount }));
}
