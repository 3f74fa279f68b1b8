import type Stripe from 'stripe';
import { createDiscounts } from '../discounts/create-discount.ts';
import { invalidRequest } from '../errors.ts';
import { newId } from '../ids.ts';
import { mergeMetadata } from '../objects/merge-metadata.ts';
import type { Sandbox } from '../sandbox.ts';
import { periodEnd, periodStart } from './change-subscription.ts';
import { type ItemChangeParams, ratesOf } from './item-params.ts';
import { planOf } from './new-subscription.ts';
import { pickPrice } from './pick-price.ts';
import { newItem } from './subscription-item.ts';

/** One item before and after an update; one side is missing when it comes or goes. */
export interface ItemChange {
  before?: Stripe.SubscriptionItem;
  after?: Stripe.SubscriptionItem;
}

/** The changes that parameters ask for; items that they do not name stay. */
export function changeItems(
  sandbox: Sandbox,
  subscription: Stripe.Subscription,
  params: ItemChangeParams[],
  isAgreed = false,
): ItemChange[] {
  return params.map((given, index) => {
    const param = `items[${index}]`;
    if (!given.id) return { after: added(sandbox, subscription, given, param, isAgreed) };
    const before = subscription.items.data.find(({ id }) => id === given.id);
    if (!before)
      throw invalidRequest(`No such subscription item: '${given.id}'`, {
        code: 'resource_missing',
        param: `${param}[id]`,
      });
    return given.deleted ? { before } : { before, after: changed(sandbox, before, given, param) };
  });
}

export const itemsAfter = (
  items: Stripe.SubscriptionItem[],
  changes: ItemChange[],
): Stripe.SubscriptionItem[] => [
  ...items.flatMap((item) => {
    const change = changes.find(({ before }) => before?.id === item.id);
    return change ? (change.after ?? []) : item;
  }),
  ...changes.flatMap(({ before, after }) => (before ? [] : (after ?? []))),
];

/** Whether money is at stake, and not only words or taxes. */
export const isPriced = ({ before, after }: ItemChange): boolean =>
  before?.price.id !== after?.price.id || before?.quantity !== after?.quantity;

function added(
  sandbox: Sandbox,
  subscription: Stripe.Subscription,
  given: ItemChangeParams,
  param: string,
  isAgreed: boolean,
): Stripe.SubscriptionItem {
  const id = newId('si');
  return newItem(sandbox, {
    id,
    subscription: subscription.id,
    price: pickPrice(sandbox, given, param, 'recurring', isAgreed),
    quantity: given.quantity ?? 1,
    metadata: given.metadata ?? {},
    discounts: createDiscounts(
      sandbox,
      given.discounts ?? [],
      {
        customer: String(subscription.customer),
        subscription: subscription.id,
        subscription_item: id,
      },
      `${param}[discounts]`,
    ),
    rates: ratesOf(sandbox, given.tax_rates, `${param}[tax_rates]`),
    period: { start: periodStart(subscription), end: periodEnd(subscription) },
  });
}

function changed(
  sandbox: Sandbox,
  before: Stripe.SubscriptionItem,
  given: ItemChangeParams,
  param: string,
): Stripe.SubscriptionItem {
  const price =
    given.price || given.price_data ? pickSame(sandbox, before, given, param) : before.price;
  const isMetered = price.recurring?.usage_type === 'metered';
  const { quantity: _, ...kept } = before;
  return {
    ...kept,
    ...(given.metadata && { metadata: mergeMetadata(before.metadata, given.metadata) }),
    plan: planOf(price),
    price,
    ...(!isMetered && { quantity: given.quantity ?? before.quantity ?? 1 }),
    ...(given.tax_rates && {
      tax_rates: ratesOf(sandbox, given.tax_rates, `${param}[tax_rates]`),
    }),
    ...(given.discounts && {
      discounts: createDiscounts(sandbox, given.discounts, {
        subscription: before.subscription,
        subscription_item: before.id,
      }),
    }),
  };
}

/** An item keeps a price that was made inactive since, or that was made for it. */
function pickSame(
  sandbox: Sandbox,
  before: Stripe.SubscriptionItem,
  given: ItemChangeParams,
  param: string,
): Stripe.Price {
  if (given.price === before.price.id) return before.price;
  return pickPrice(sandbox, given, param, 'recurring');
}
