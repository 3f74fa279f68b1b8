import type Stripe from 'stripe';
import type { z } from 'zod';
import { createDiscounts } from '../discounts/create-discount.ts';
import { createInvoiceItem } from '../invoices/invoice-item.ts';
import { pricingOf } from '../invoices/new-line.ts';
import { priceAmount } from '../invoices/price-amount.ts';
import type { Sandbox } from '../sandbox.ts';
import { periodEnd, periodStart } from './change-subscription.ts';
import { type addInvoiceItemParams, ratesOf } from './item-params.ts';
import { pickPrice } from './pick-price.ts';

type Added = z.output<typeof addInvoiceItemParams>[number];

/** One-time items that go on the subscription's next invoice. */
export function addInvoiceItems(
  sandbox: Sandbox,
  subscription: Stripe.Subscription,
  added: Added[],
): void {
  added.forEach((given, index) => {
    const param = `add_invoice_items[${index}]`;
    const price = pickPrice(sandbox, given, param, 'one_time');
    const quantity = given.quantity ?? 1;
    const customer = String(subscription.customer);
    createInvoiceItem(sandbox, {
      amount: priceAmount(price, quantity),
      currency: price.currency,
      customer,
      description: sandbox.need('product', String(price.product)).name,
      ...(given.discountable !== undefined && { discountable: given.discountable }),
      discounts: createDiscounts(
        sandbox,
        given.discounts ?? [],
        { customer },
        `${param}[discounts]`,
      ),
      metadata: given.metadata ?? {},
      period: periodOf(sandbox, subscription, given),
      pricing: pricingOf(price),
      quantity,
      rates: ratesOf(sandbox, given.tax_rates, `${param}[tax_rates]`),
      subscription: subscription.id,
    });
  });
}

function periodOf(sandbox: Sandbox, subscription: Stripe.Subscription, { period }: Added) {
  const now = sandbox.now();
  if (!period) return { start: now, end: now };
  const { start, end } = period;
  const startsAt = start.type === 'max_item_period_start' ? periodStart(subscription) : now;
  return {
    start: start.timestamp ?? startsAt,
    end: end.timestamp ?? periodEnd(subscription),
  };
}
