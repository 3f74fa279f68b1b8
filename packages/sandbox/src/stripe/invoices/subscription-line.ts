import type Stripe from 'stripe';
import type { Sandbox } from '../sandbox.ts';
import { type BuiltLine, newLine, pricingOf } from './new-line.ts';
import { priceAmount } from './price-amount.ts';
import { priceWords } from './show-amount.ts';

/** The line that bills a subscription item for its current period. */
export function subscriptionLine(
  sandbox: Sandbox,
  subscription: Stripe.Subscription,
  item: Stripe.SubscriptionItem,
): BuiltLine {
  const { price, quantity = 1 } = item;
  const { name } = sandbox.need('product', String(price.product));
  const isTrial = subscription.status === 'trialing';
  return newLine({
    amount: isTrial ? 0 : priceAmount(price, quantity),
    currency: subscription.currency,
    description: isTrial ? `Trial period for ${name}` : priceWords(name, price, quantity),
    discounts: item.discounts.map(String),
    metadata: item.metadata,
    parent: itemParent(item, { isProration: false, invoiceItem: null }),
    period: { start: item.current_period_start, end: item.current_period_end },
    pricing: pricingOf(price),
    quantity,
    subscription: subscription.id,
    rates: item.tax_rates ?? [],
  });
}

interface Origin {
  isProration: boolean;
  invoiceItem: string | null;
  credited?: { invoice: string; invoice_line_items: string[] } | null;
}

export const itemParent = (
  item: Pick<Stripe.SubscriptionItem, 'id' | 'subscription'>,
  { isProration, invoiceItem, credited = null }: Origin,
): Stripe.InvoiceLineItem.Parent => ({
  invoice_item_details: null,
  subscription_item_details: {
    invoice_item: invoiceItem,
    proration: isProration,
    proration_details: isProration ? { credited_items: credited } : null,
    subscription: item.subscription,
    subscription_item: item.id,
  },
  type: 'subscription_item_details',
});
