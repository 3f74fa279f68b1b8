import type Stripe from 'stripe';
import { discountRules } from '../discounts/discount-rules.ts';
import { createInvoiceItem } from '../invoices/invoice-item.ts';
import { sum } from '../invoices/line-totals.ts';
import { pricingOf } from '../invoices/new-line.ts';
import { priceAmount } from '../invoices/price-amount.ts';
import { percentOf, shareOf } from '../invoices/round-amount.ts';
import { isLicensed } from '../invoices/usage-line.ts';
import type { Sandbox } from '../sandbox.ts';

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
export const showDay = (seconds: number): string => dayFormat.format(seconds * 1000);

/** Gives back what is left of an item's period, to the second. */
export function creditUnused(
  sandbox: Sandbox,
  subscription: Stripe.Subscription,
  item: Stripe.SubscriptionItem,
  at: number,
): void {
  prorate(sandbox, subscription, item, at, -1);
}

/** Charges what is left of an item's period, to the second. */
export function chargeRemaining(
  sandbox: Sandbox,
  subscription: Stripe.Subscription,
  item: Stripe.SubscriptionItem,
  at: number,
): void {
  prorate(sandbox, subscription, item, at, 1);
}

function prorate(
  sandbox: Sandbox,
  subscription: Stripe.Subscription,
  item: Stripe.SubscriptionItem,
  at: number,
  sign: 1 | -1,
): void {
  const { current_period_start: start, current_period_end: end, price, quantity = 1 } = item;
  if (!isLicensed(item)) return;
  const billed = sign < 0 ? billedLine(sandbox, subscription, item) : undefined;
  const full =
    netOfPeriod(billed, item) ??
    discounted(sandbox, subscription, item, priceAmount(price, quantity));
  if (full === 0 || at >= end) return;
  const { name } = sandbox.need('product', String(price.product));
  const what = quantity === 1 ? name : `${quantity} × ${name}`;
  createInvoiceItem(sandbox, {
    amount: sign * shareOf(full, end - Math.max(at, start), end - start),
    currency: subscription.currency,
    customer: String(subscription.customer),
    description: `${sign < 0 ? 'Unused' : 'Remaining'} time on ${what} after ${showDay(at)}`,
    metadata: {},
    period: { start: Math.max(at, start), end },
    pricing: pricingOf(price),
    prorationOf: {
      item: item.id,
      credited: billed
        ? {
            invoice_line_item_details: {
              invoice: billed.invoice,
              invoice_line_items: [billed.line.id],
            },
            type: 'invoice_line_items',
          }
        : null,
    },
    quantity,
    rates: item.tax_rates ?? [],
    subscription: subscription.id,
  });
}

/** Prorations are of the price after percentages off; fixed amounts off are left to the invoices. */
function discounted(
  sandbox: Sandbox,
  subscription: Stripe.Subscription,
  item: Stripe.SubscriptionItem,
  amount: number,
): number {
  const ids = [...item.discounts, ...subscription.discounts];
  return discountRules(sandbox, ids, subscription.currency, sandbox.now())
    .filter(({ products }) => !products || products.includes(String(item.price.product)))
    .reduce((left, { percentOff }) => left - percentOf(left, percentOff ?? 0), amount);
}

interface Billed {
  invoice: string;
  line: Stripe.InvoiceLineItem;
}

/** The newest line that billed the item. */
function billedLine(
  sandbox: Sandbox,
  subscription: Stripe.Subscription,
  item: Stripe.SubscriptionItem,
): Billed | undefined {
  const invoices = sandbox.store
    .by('invoice', 'parent.subscription_details.subscription', subscription.id)
    .reverse();
  for (const { id, lines } of invoices) {
    const line = lines.data.find(
      ({ parent }) => parent?.subscription_item_details?.subscription_item === item.id,
    );
    if (line) return { invoice: id, line };
  }
  return undefined;
}

/** What was really billed for the whole period, when one line did it. */
function netOfPeriod(
  billed: Billed | undefined,
  item: Stripe.SubscriptionItem,
): number | undefined {
  const line = billed?.line;
  const isWhole =
    line &&
    !line.parent?.subscription_item_details?.proration &&
    line.period.start === item.current_period_start &&
    line.period.end === item.current_period_end &&
    line.pricing?.price_details?.price === item.price.id &&
    line.quantity === item.quantity;
  if (!isWhole) return undefined;
  return line.amount - sum((line.discount_amounts ?? []).map(({ amount }) => amount));
}
