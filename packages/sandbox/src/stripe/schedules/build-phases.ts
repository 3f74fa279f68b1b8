import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';
import type { Sandbox } from '../sandbox.ts';
import { ratesOf } from '../subscriptions/item-params.ts';
import { planOf } from '../subscriptions/new-subscription.ts';
import { addInterval } from '../subscriptions/period.ts';
import { pickPrice } from '../subscriptions/pick-price.ts';
import type { PhaseParams } from './schedule-params.ts';

type Phase = Stripe.SubscriptionSchedule.Phase;

/** The phases that parameters describe, each beginning where the one before ends. */
export function buildPhases(sandbox: Sandbox, params: PhaseParams[], start: number): Phase[] {
  const phases: Phase[] = [];
  params.forEach((given, index) => {
    const expected = phases.at(-1)?.end_date ?? start;
    const startDate = given.start_date === 'now' ? sandbox.now() : (given.start_date ?? expected);
    if (index > 0 && startDate !== expected)
      throw invalidRequest('Each phase must start when the phase before it ends.', {
        param: `phases[${index}][start_date]`,
      });
    phases.push(buildPhase(sandbox, given, startDate, `phases[${index}]`));
  });
  return phases;
}

function buildPhase(sandbox: Sandbox, given: PhaseParams, start: number, param: string): Phase {
  const items = given.items.map((item, index) => {
    const price = pickSchedulePrice(sandbox, item, `${param}[items][${index}]`);
    return {
      billing_thresholds: null,
      discounts: (item.discounts ?? []).map(stored),
      metadata: item.metadata ?? {},
      plan: planOf(price).id,
      price: price.id,
      quantity: item.quantity ?? 1,
      tax_rates: ratesOf(sandbox, item.tax_rates, `${param}[items][${index}][tax_rates]`),
    };
  });
  const first = sandbox.need('price', items[0]?.price ?? '');
  const end = endOf(sandbox, given, first, start, param);
  const trialEnd = given.trial ? end : given.trial_end === 'now' ? null : (given.trial_end ?? null);
  return {
    add_invoice_items: (given.add_invoice_items ?? []).map((item, index) => ({
      discountable: item.discountable ?? null,
      discounts: (item.discounts ?? []).map(stored),
      metadata: item.metadata ?? {},
      period: { end: { type: 'min_item_period_end' }, start: { type: 'phase_start' } },
      price: pickPrice(sandbox, item, `${param}[add_invoice_items][${index}]`, 'one_time').id,
      quantity: item.quantity ?? 1,
      tax_rates: ratesOf(sandbox, item.tax_rates, `${param}[add_invoice_items][${index}]`),
    })),
    application_fee_percent: null,
    billing_cycle_anchor: given.billing_cycle_anchor ?? null,
    billing_thresholds: null,
    collection_method: given.collection_method ?? null,
    currency: given.currency ?? first.currency,
    default_payment_method: given.default_payment_method ?? null,
    default_tax_rates: ratesOf(sandbox, given.default_tax_rates, `${param}[default_tax_rates]`),
    description: given.description || null,
    discounts: (given.discounts ?? []).map(stored),
    end_date: end,
    invoice_settings: given.invoice_settings
      ? {
          account_tax_ids: null,
          custom_fields: null,
          days_until_due: given.invoice_settings.days_until_due ?? null,
          description: null,
          footer: null,
          issuer: null,
        }
      : null,
    items,
    metadata: given.metadata ?? {},
    on_behalf_of: null,
    proration_behavior: given.proration_behavior ?? 'create_prorations',
    start_date: start,
    transfer_data: null,
    trial_end: trialEnd,
  };
}

/** A price made for a phase stays active until the phase comes. */
function pickSchedulePrice(
  sandbox: Sandbox,
  item: PhaseParams['items'][number],
  param: string,
): Stripe.Price {
  return pickPrice(sandbox, item, param, 'recurring', item.price_data !== undefined);
}

interface GivenDiscount {
  coupon?: string | undefined;
  discount?: string | undefined;
  promotion_code?: string | undefined;
}

const stored = ({ coupon, discount, promotion_code: code }: GivenDiscount) => ({
  coupon: coupon ?? null,
  discount: discount ?? null,
  promotion_code: code ?? null,
});

function endOf(
  sandbox: Sandbox,
  { duration, end_date: end }: PhaseParams,
  { recurring }: Stripe.Price,
  start: number,
  param: string,
): number {
  if (duration && end !== undefined)
    throw invalidRequest('You may only specify one of these parameters: duration, end_date.', {
      param: `${param}[end_date]`,
    });
  if (end !== undefined) {
    const date = end === 'now' ? sandbox.now() : end;
    if (date <= start)
      throw invalidRequest('The `end_date` of a phase must be after its start.', {
        param: `${param}[end_date]`,
      });
    return date;
  }
  const { interval = 'month', interval_count: count = 1 } = duration ?? recurring ?? {};
  return addInterval(start, { interval, interval_count: count });
}
