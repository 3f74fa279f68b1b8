import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import { planOf } from './new-subscription.ts';

export interface NewItem {
  id?: string;
  subscription: string;
  price: Stripe.Price;
  quantity: number;
  metadata?: Stripe.Metadata;
  discounts?: string[];
  rates?: Stripe.TaxRate[];
  period: { start: number; end: number };
}

export function newItem(sandbox: Sandbox, given: NewItem): Stripe.SubscriptionItem {
  const isMetered = given.price.recurring?.usage_type === 'metered';
  return {
    id: given.id ?? newId('si'),
    object: 'subscription_item',
    billing_thresholds: null,
    created: sandbox.now(),
    current_period_end: given.period.end,
    current_period_start: given.period.start,
    current_trial: null,
    discounts: given.discounts ?? [],
    metadata: given.metadata ?? {},
    plan: planOf(given.price),
    price: given.price,
    // What was used counts for a metered price, not a quantity.
    ...(!isMetered && { quantity: given.quantity }),
    subscription: given.subscription,
    tax_rates: given.rates ?? [],
  };
}

export const inPeriod = (
  items: Stripe.SubscriptionItem[],
  { start, end }: { start: number; end: number },
): Stripe.SubscriptionItem[] =>
  items.map((item) => ({ ...item, current_period_start: start, current_period_end: end }));

export const itemsUrl = (subscription: string): string =>
  `/v1/subscription_items?subscription=${subscription}`;
