import type Stripe from 'stripe';
import { z } from 'zod';
import { discountParams } from '../discounts/create-discount.ts';
import { ApiError, invalidRequest } from '../errors.ts';
import { currency, flag, integer, metadata, text } from '../params.ts';
import { listOf } from '../present.ts';
import type { Sandbox } from '../sandbox.ts';
import { cancelSubscription } from '../subscriptions/cancel-subscription.ts';
import { isLiving, periodEnd } from '../subscriptions/change-subscription.ts';
import { createSubscription } from '../subscriptions/create-subscription.ts';
import { itemChangeParams, taxRates } from '../subscriptions/item-params.ts';
import { endPeriod } from '../subscriptions/renew-subscription.ts';
import { resumeSubscription } from '../subscriptions/resume-subscription.ts';
import { prorationBehavior, trialEnd } from '../subscriptions/subscription-params.ts';
import { updateSubscription } from '../subscriptions/update-subscription.ts';
import { addInvoiceItem } from './change-item.ts';
import { draftInvoice } from './draft-invoice.ts';
import { pendingItems } from './invoice-item.ts';
import { newItemParams } from './item-params.ts';
import { keepPreviewLines } from './preview-lines.ts';

const subscriptionDetails = z.strictObject({
  billing_cycle_anchor: z.strictObject({ type: z.enum(['now', 'unchanged']) }).optional(),
  cancel_at: z.union([z.literal(''), integer]).optional(),
  cancel_at_period_end: flag.optional(),
  cancel_now: flag.optional(),
  default_tax_rates: taxRates.optional(),
  items: z.array(itemChangeParams).max(20).optional(),
  metadata: metadata.optional(),
  proration_behavior: prorationBehavior.optional(),
  proration_date: integer.optional(),
  resume_at: z.literal('now').optional(),
  trial_end: trialEnd.optional(),
});

/** What `POST /v1/invoices/create_preview` takes; other parameters of Stripe's are refused by name. */
export const previewParams = z.strictObject({
  automatic_tax: z.strictObject({ enabled: z.literal('false') }).optional(),
  currency: currency.optional(),
  customer: text.optional(),
  discounts: discountParams.optional(),
  invoice_items: z
    .array(newItemParams.omit({ customer: true, invoice: true, subscription: true }))
    .max(250)
    .optional(),
  preview_mode: z.literal('next').optional(),
  subscription: text.optional(),
  subscription_details: subscriptionDetails.optional(),
});
type Params = z.output<typeof previewParams>;

/**
 * The invoice that would be made: the change and the end of the period are carried out for real
 * and then forgotten, so that the preview equals what is billed.
 */
export function previewInvoice(sandbox: Sandbox, params: Params): Stripe.Invoice {
  const made = sandbox.rehearse(() => nextInvoice(sandbox, params));
  const id = made.id.replace(/^in_/, 'upcoming_in_');
  const lines = made.lines.data.map((line) => ({
    ...line,
    id: line.id.replace(/^il_/, 'il_tmp_'),
    invoice: null,
  }));
  keepPreviewLines(sandbox, id, lines);
  return {
    ...made,
    id,
    amount_paid: 0,
    amount_remaining: made.amount_due,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatically_finalizes_at: null,
    billing_reason: 'upcoming',
    effective_at: null,
    ending_balance: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    lines: listOf(`/v1/invoices/${id}/lines`, lines),
    next_payment_attempt:
      made.collection_method === 'charge_automatically' ? made.created + 3_600 : null,
    number: null,
    status: 'draft',
    status_transitions: {
      finalized_at: null,
      marked_uncollectible_at: null,
      paid_at: null,
      voided_at: null,
    },
    webhooks_delivered_at: null,
  };
}

function nextInvoice(sandbox: Sandbox, params: Params): Stripe.Invoice {
  const named = params.subscription
    ? sandbox.need('subscription', params.subscription, 'subscription')
    : undefined;
  const customer = params.customer ?? (named && String(named.customer));
  if (!customer)
    throw invalidRequest(
      'You must provide one of the following parameters: customer, subscription.',
      { code: 'parameter_missing', param: 'customer' },
    );
  sandbox.need('customer', customer, 'customer');
  const details = params.subscription_details;
  if (!named && details?.items) return firstInvoice(sandbox, params, customer);
  const subscription = named ?? (params.currency ? undefined : soonest(sandbox, customer));
  addItems(sandbox, params, customer, subscription);
  if (!subscription) return waitingInvoice(sandbox, params, customer);
  if (details?.cancel_now) {
    const prorate = details.proration_behavior !== 'none';
    const ended = cancelSubscription(sandbox, { invoice_now: true, prorate }, subscription.id);
    return newest(sandbox, subscription, ended) ?? nothingUpcoming(customer);
  }
  if (details?.resume_at) {
    const { billing_cycle_anchor: anchor } = details;
    const resumed = resumeSubscription(
      sandbox,
      anchor ? { billing_cycle_anchor: anchor } : {},
      subscription.id,
    );
    return newest(sandbox, subscription, resumed) ?? nothingUpcoming(customer);
  }
  const { cancel_now: _, resume_at: _resumeAt, ...changes } = details ?? {};
  const discounts = params.discounts && { discounts: params.discounts };
  const updated =
    details || discounts
      ? updateSubscription(
          sandbox,
          { ...changes, ...discounts, payment_behavior: 'default_incomplete' },
          subscription.id,
        )
      : subscription;
  return (
    newest(sandbox, subscription, updated) ??
    sandbox.withTime(periodEnd(updated), () => endPeriod(sandbox, updated.id)) ??
    nothingUpcoming(customer)
  );
}

/** The first invoice of a subscription that does not exist yet. */
function firstInvoice(sandbox: Sandbox, params: Params, customer: string): Stripe.Invoice {
  const {
    items = [],
    trial_end: end,
    default_tax_rates: rates,
  } = params.subscription_details ?? {};
  addItems(sandbox, params, customer, undefined);
  const { latest_invoice: id } = createSubscription(sandbox, {
    customer,
    items: items.map(({ clear_usage: _c, deleted: _d, id: _i, ...item }) => item),
    payment_behavior: 'default_incomplete',
    ...(end !== undefined && { trial_end: end }),
    ...(rates && { default_tax_rates: rates }),
    ...(params.discounts && { discounts: params.discounts }),
  });
  return id ? sandbox.need('invoice', String(id)) : nothingUpcoming(customer);
}

function addItems(
  sandbox: Sandbox,
  { invoice_items: items = [] }: Params,
  customer: string,
  subscription: Stripe.Subscription | undefined,
): void {
  items.forEach((item, index) => {
    const owner = { customer, ...(subscription && { subscription: subscription.id }) };
    addInvoiceItem(sandbox, { ...item, ...owner }, `invoice_items[${index}]`);
  });
}

/** Only what waits for an invoice. */
function waitingInvoice(sandbox: Sandbox, params: Params, customer: string): Stripe.Invoice {
  const fallback = sandbox.need('customer', customer).currency ?? 'cad';
  const wanted = params.currency ?? fallback;
  const items = pendingItems(sandbox, customer, wanted);
  if (items.length === 0) return nothingUpcoming(customer);
  return draftInvoice(sandbox, { customer, currency: wanted, items, lines: [] });
}

const soonest = (sandbox: Sandbox, customer: string): Stripe.Subscription | undefined =>
  sandbox.store
    .by('subscription', 'customer', customer)
    .filter(isLiving)
    .sort((one, other) => periodEnd(one) - periodEnd(other))[0];

/** The invoice that a change made at once, if it made one. */
function newest(
  sandbox: Sandbox,
  before: Stripe.Subscription,
  after: Stripe.Subscription,
): Stripe.Invoice | undefined {
  if (after.latest_invoice === before.latest_invoice) return undefined;
  return sandbox.need('invoice', String(after.latest_invoice));
}

function nothingUpcoming(customer: string): never {
  throw new ApiError(
    404,
    'invalid_request_error',
    `No upcoming invoices for customer: ${customer}`,
    { code: 'invoice_upcoming_none' },
  );
}
