import type Stripe from 'stripe';
import { meterUsage } from '../meters/meter-usage.ts';
import { decimal } from '../present.ts';
import type { Sandbox } from '../sandbox.ts';
import { type BuiltLine, newLine, pricingOf } from './new-line.ts';
import { priceAmount } from './price-amount.ts';
import { priceWords } from './show-amount.ts';
import { itemParent } from './subscription-line.ts';

/** Paid ahead by a quantity, and not afterwards by what was used. */
export const isLicensed = ({ price }: Pick<Stripe.SubscriptionItem, 'price'>): boolean =>
  price.recurring?.usage_type !== 'metered';

/** The lines that bill what was used in the period that ends; a trial's usage is free. */
export function usageLines(sandbox: Sandbox, subscription: Stripe.Subscription): BuiltLine[] {
  if (subscription.trial_end !== null && subscription.trial_end >= endOf(subscription)) return [];
  return subscription.items.data
    .filter((item) => !isLicensed(item))
    .map((item) =>
      newLine({
        ...used(sandbox, String(subscription.customer), item.price, {
          start: item.current_period_start,
          end: Math.min(
            item.current_period_end,
            Math.max(sandbox.now(), item.current_period_start),
          ),
        }),
        currency: subscription.currency,
        discounts: item.discounts.map(String),
        metadata: item.metadata,
        parent: itemParent(item, { isProration: false, invoiceItem: null }),
        pricing: pricingOf(item.price),
        subscription: subscription.id,
        rates: item.tax_rates ?? [],
      }),
    );
}

const endOf = ({ items }: Stripe.Subscription): number =>
  Math.min(...items.data.map((item) => item.current_period_end));

function used(
  sandbox: Sandbox,
  customer: string,
  price: Stripe.Price,
  period: { start: number; end: number },
) {
  const meter = sandbox.store.get('billing.meter', String(price.recurring?.meter));
  const quantity = meter ? meterUsage(sandbox, meter, customer, period) : 0;
  const { name } = sandbox.need('product', String(price.product));
  return {
    amount: priceAmount(price, quantity),
    description: priceWords(name, price, quantity),
    period,
    quantity,
  };
}

/** Usage that was reported in the hour between the draft and now counts too. */
export function withUsage(sandbox: Sandbox, draft: Stripe.Invoice): Stripe.Invoice {
  const data = draft.lines.data.map((line) => {
    const id = line.pricing?.price_details?.price;
    const price = id ? sandbox.store.get('price', String(id)) : undefined;
    if (!price || isLicensed({ price })) return line;
    const { amount, description, quantity } = used(
      sandbox,
      String(draft.customer),
      price,
      line.period,
    );
    return {
      ...line,
      amount,
      description,
      quantity: Math.trunc(quantity),
      quantity_decimal: decimal(quantity),
    };
  });
  return { ...draft, lines: { ...draft.lines, data } };
}
