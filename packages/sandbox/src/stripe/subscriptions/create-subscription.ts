import type Stripe from 'stripe';
import { createDiscounts } from '../discounts/create-discount.ts';
import { invalidRequest } from '../errors.ts';
import { newId } from '../ids.ts';
import { listOf } from '../present.ts';
import type { Sandbox } from '../sandbox.ts';
import { addInvoiceItems } from './add-invoice-items.ts';
import { planSubscription } from './change-subscription.ts';
import { checkItems, checkMethod } from './check-items.ts';
import { type NewItemParams, ratesOf } from './item-params.ts';
import { newSubscription } from './new-subscription.ts';
import { addInterval } from './period.ts';
import { pickPrice } from './pick-price.ts';
import { startBilling } from './start-billing.ts';
import { itemsUrl, newItem } from './subscription-item.ts';
import type { CreateParams } from './subscription-params.ts';

const daySeconds = 86_400;

/** Creates a subscription with its first invoice; what is refused leaves nothing behind. */
export const createSubscription = (sandbox: Sandbox, params: CreateParams): Stripe.Subscription =>
  sandbox.whole(() => create(sandbox, params));

function create(sandbox: Sandbox, params: CreateParams): Stripe.Subscription {
  const customer = sandbox.need('customer', params.customer, 'customer');
  const id = newId('sub');
  const prices = params.items.map((item, index) =>
    pickPrice(sandbox, item, `items[${index}]`, 'recurring'),
  );
  const currency = params.currency ?? prices[0]?.currency ?? '';
  const trialEnd = trialEndOf(sandbox, params);
  const period = firstPeriod(sandbox, params, prices[0] as Stripe.Price, trialEnd);
  const items = params.items.map((item, index) =>
    itemOf(
      sandbox,
      { id, customer: customer.id },
      item,
      index,
      prices[index] as Stripe.Price,
      period,
    ),
  );
  checkItems(items, currency);
  const method = params.default_payment_method
    ? checkMethod(
        sandbox.need('payment_method', params.default_payment_method, 'default_payment_method'),
        customer.id,
      )
    : null;
  const cancelAt = cancelTime(params, period.end);
  const blank = newSubscription(sandbox, id, customer.id, currency);
  const draft: Stripe.Subscription = {
    ...blank,
    billing_cycle_anchor: trialEnd ?? params.billing_cycle_anchor ?? blank.created,
    cancel_at: cancelAt,
    cancel_at_period_end: params.cancel_at_period_end ?? false,
    canceled_at: cancelAt === null ? null : blank.created,
    collection_method: params.collection_method ?? 'charge_automatically',
    days_until_due: daysUntilDue(params),
    default_payment_method: method,
    default_tax_rates: ratesOf(sandbox, params.default_tax_rates, 'default_tax_rates'),
    description: params.description || null,
    discounts: createDiscounts(sandbox, params.discounts ?? [], {
      customer: customer.id,
      subscription: id,
    }),
    invoice_settings: { ...blank.invoice_settings, ...invoiceSettings(params) },
    items: listOf(itemsUrl(id), items),
    metadata: params.metadata ?? {},
    payment_settings: {
      payment_method_options: null,
      payment_method_types: params.payment_settings?.payment_method_types ? ['card'] : null,
      save_default_payment_method: params.payment_settings?.save_default_payment_method ?? 'off',
    },
    status: trialEnd === null ? 'active' : 'trialing',
    test_clock: customer.test_clock ?? null,
    trial_end: trialEnd,
    trial_settings: params.trial_settings
      ? { end_behavior: { billing_cycle_anchor: null, ...params.trial_settings.end_behavior } }
      : blank.trial_settings,
    trial_start: trialEnd === null ? null : blank.created,
  };
  sandbox.store.put(draft);
  addInvoiceItems(sandbox, draft, params.add_invoice_items ?? []);
  planSubscription(sandbox, draft);
  return startBilling(sandbox, draft, params);
}

function itemOf(
  sandbox: Sandbox,
  owner: { id: string; customer: string },
  given: NewItemParams,
  index: number,
  price: Stripe.Price,
  period: { start: number; end: number },
): Stripe.SubscriptionItem {
  const id = newId('si');
  return newItem(sandbox, {
    id,
    subscription: owner.id,
    price,
    quantity: given.quantity ?? 1,
    metadata: given.metadata ?? {},
    discounts: createDiscounts(
      sandbox,
      given.discounts ?? [],
      { customer: owner.customer, subscription: owner.id, subscription_item: id },
      `items[${index}][discounts]`,
    ),
    rates: ratesOf(sandbox, given.tax_rates, `items[${index}][tax_rates]`),
    period,
  });
}

export function invoiceSettings({
  invoice_settings: given,
}: Pick<CreateParams, 'invoice_settings'>): Partial<Stripe.Subscription.InvoiceSettings> {
  if (!given) return {};
  return {
    ...(given.custom_fields && {
      custom_fields: given.custom_fields.length > 0 ? given.custom_fields : null,
    }),
    ...(given.description !== undefined && { description: given.description || null }),
    ...(given.footer !== undefined && { footer: given.footer || null }),
  };
}

function daysUntilDue(params: CreateParams): number | null {
  const isSent = params.collection_method === 'send_invoice';
  if (isSent && params.days_until_due === undefined)
    throw invalidRequest(
      'If `collection_method` is `send_invoice`, you must also pass `days_until_due`.',
      { code: 'parameter_missing', param: 'days_until_due' },
    );
  if (!isSent && params.days_until_due !== undefined)
    throw invalidRequest(
      'You can only specify `days_until_due` if `collection_method` is `send_invoice`.',
      { param: 'days_until_due' },
    );
  return params.days_until_due ?? null;
}

function trialEndOf(sandbox: Sandbox, params: CreateParams): number | null {
  const { trial_end: end, trial_period_days: days } = params;
  if (end !== undefined && days !== undefined)
    throw invalidRequest(
      'You may only specify one of these parameters: trial_end, trial_period_days.',
    );
  if (days !== undefined) return sandbox.now() + days * daySeconds;
  if (end === undefined || end === 'now') return null;
  if (end <= sandbox.now())
    throw invalidRequest('Invalid timestamp: must be an integer Unix timestamp in the future.', {
      param: 'trial_end',
    });
  return end;
}

/** Until the trial's end, the anchor, or one interval from now. */
function firstPeriod(
  sandbox: Sandbox,
  { billing_cycle_anchor: anchor }: CreateParams,
  { recurring }: Stripe.Price,
  trialEnd: number | null,
): { start: number; end: number } {
  const start = sandbox.now();
  if (trialEnd !== null) return { start, end: trialEnd };
  const natural = addInterval(start, recurring ?? { interval: 'month', interval_count: 1 });
  if (anchor === undefined) return { start, end: natural };
  if (anchor <= start)
    throw invalidRequest('Invalid timestamp: must be an integer Unix timestamp in the future.', {
      param: 'billing_cycle_anchor',
    });
  if (anchor > natural)
    throw invalidRequest(
      `billing_cycle_anchor cannot be later than next natural billing date (${natural}) for plan`,
      { param: 'billing_cycle_anchor' },
    );
  return { start, end: anchor };
}

function cancelTime(params: CreateParams, periodEnds: number): number | null {
  const { cancel_at: at, cancel_at_period_end: atEnd } = params;
  if (at !== undefined && atEnd)
    throw invalidRequest(
      'You may only specify one of these parameters: cancel_at, cancel_at_period_end.',
    );
  if (atEnd || typeof at === 'string') return periodEnds;
  return at ?? null;
}
