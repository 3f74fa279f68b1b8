import type Stripe from 'stripe';
import type { DiscountParams } from '../discounts/create-discount.ts';
import type { Sandbox } from '../sandbox.ts';
import { createSubscription } from '../subscriptions/create-subscription.ts';
import type { ItemChangeParams } from '../subscriptions/item-params.ts';
import { applyUpdate } from '../subscriptions/update-subscription.ts';

type Phase = Stripe.SubscriptionSchedule.Phase;
type Settings = Stripe.SubscriptionSchedule.DefaultSettings;

/** Starts the subscription of a schedule with its first phase. */
export function startWithPhase(
  sandbox: Sandbox,
  schedule: Stripe.SubscriptionSchedule,
  phase: Phase,
): Stripe.Subscription {
  return createSubscription(sandbox, {
    ...shared(phase, schedule.default_settings),
    customer: String(schedule.customer),
    items: phase.items.map((item) => itemParams(item)),
    ...(phase.trial_end !== null && { trial_end: phase.trial_end }),
  });
}

/** Changes a running subscription to what a phase says. */
export function changeToPhase(
  sandbox: Sandbox,
  schedule: Stripe.SubscriptionSchedule,
  phase: Phase,
  prorationBehavior = phase.proration_behavior,
): void {
  const subscription = sandbox.need('subscription', String(schedule.subscription));
  const anchor = phase.billing_cycle_anchor ?? schedule.default_settings.billing_cycle_anchor;
  applyUpdate(
    sandbox,
    {
      ...shared(phase, schedule.default_settings),
      ...(anchor === 'phase_start' && { billing_cycle_anchor: { type: 'now' as const } }),
      items: itemChanges(subscription, phase),
      proration_behavior: prorationBehavior as 'create_prorations',
      ...(phase.trial_end !== null &&
        phase.trial_end > sandbox.now() && { trial_end: phase.trial_end }),
    },
    subscription.id,
  );
}

/** Items of a price that stays keep their id; the others come and go. */
function itemChanges(subscription: Stripe.Subscription, phase: Phase): ItemChangeParams[] {
  const wanted = [...phase.items];
  const kept = subscription.items.data.map((item): ItemChangeParams => {
    const index = wanted.findIndex(({ price }) => price === item.price.id);
    const [same] = index < 0 ? [] : wanted.splice(index, 1);
    return same ? { ...itemParams(same), id: item.id } : { id: item.id, deleted: true };
  });
  return [...kept, ...wanted.map(itemParams)];
}

function itemParams({
  discounts,
  metadata,
  price,
  quantity,
  tax_rates: rates,
}: Phase['items'][number]) {
  return {
    price: String(price),
    ...(quantity !== undefined && { quantity }),
    metadata: metadata ?? {},
    tax_rates: (rates ?? []).map(({ id }) => id),
    ...(discounts.length > 0 && { discounts: discounts.map(discountParam) }),
  };
}

const discountParam = (given: Phase['discounts'][number]): DiscountParams[number] => ({
  ...(given.coupon && { coupon: String(given.coupon) }),
  ...(given.discount && { discount: String(given.discount) }),
  ...(given.promotion_code && { promotion_code: String(given.promotion_code) }),
});

function shared(phase: Phase, settings: Settings) {
  const method = phase.default_payment_method ?? settings.default_payment_method;
  const collection = phase.collection_method ?? settings.collection_method;
  const days = phase.invoice_settings?.days_until_due ?? settings.invoice_settings.days_until_due;
  const description = phase.description ?? settings.description;
  return {
    ...(phase.add_invoice_items.length > 0 && {
      add_invoice_items: phase.add_invoice_items.map((item) => ({
        price: String(item.price),
        quantity: item.quantity ?? 1,
        tax_rates: (item.tax_rates ?? []).map(({ id }) => id),
        ...(item.metadata && { metadata: item.metadata }),
      })),
    }),
    ...(collection && { collection_method: collection as 'charge_automatically' }),
    ...(collection === 'send_invoice' && days !== null && { days_until_due: days }),
    ...(method && { default_payment_method: String(method) }),
    default_tax_rates: (phase.default_tax_rates ?? []).map(({ id }) => id),
    ...(description && { description }),
    ...(phase.discounts.length > 0 && { discounts: phase.discounts.map(discountParam) }),
    ...(phase.metadata && Object.keys(phase.metadata).length > 0 && { metadata: phase.metadata }),
  };
}
