import type Stripe from 'stripe';
import { createDiscounts } from '../discounts/create-discount.ts';
import { invalidRequest } from '../errors.ts';
import { mergeMetadata } from '../objects/merge-metadata.ts';
import type { Sandbox } from '../sandbox.ts';
import { periodEnd } from './change-subscription.ts';
import { checkMethod } from './check-items.ts';
import { invoiceSettings } from './create-subscription.ts';
import { ratesOf } from './item-params.ts';
import type { UpdateParams } from './subscription-params.ts';

/** What parameters change beside items and periods. */
export function plainChanges(
  sandbox: Sandbox,
  before: Stripe.Subscription,
  params: UpdateParams,
): Partial<Stripe.Subscription> {
  const customer = String(before.customer);
  const details = params.cancellation_details;
  const ending = cancellation(sandbox, before, params);
  return {
    ...ending,
    ...collection(before, params),
    ...(details && {
      cancellation_details: {
        ...(ending.cancellation_details ??
          before.cancellation_details ?? {
            comment: null,
            feedback: null,
            feedback_option: null,
            reason: null,
          }),
        ...(details.comment !== undefined && { comment: details.comment || null }),
        ...(details.feedback !== undefined && { feedback: details.feedback || null }),
      },
    }),
    ...(params.default_payment_method !== undefined && {
      default_payment_method: params.default_payment_method
        ? checkMethod(
            sandbox.need('payment_method', params.default_payment_method, 'default_payment_method'),
            customer,
          )
        : null,
    }),
    ...(params.default_tax_rates && {
      default_tax_rates: ratesOf(sandbox, params.default_tax_rates, 'default_tax_rates'),
    }),
    ...(params.description !== undefined && { description: params.description || null }),
    ...(params.discounts && {
      discounts: createDiscounts(sandbox, params.discounts, { customer, subscription: before.id }),
    }),
    ...(params.invoice_settings && {
      invoice_settings: { ...before.invoice_settings, ...invoiceSettings(params) },
    }),
    ...(params.metadata && { metadata: mergeMetadata(before.metadata, params.metadata) }),
    ...(params.pause_collection !== undefined && {
      pause_collection: params.pause_collection
        ? {
            behavior: params.pause_collection.behavior,
            resumes_at: params.pause_collection.resumes_at ?? null,
          }
        : null,
    }),
    ...(params.payment_settings?.save_default_payment_method && {
      payment_settings: {
        payment_method_options: null,
        payment_method_types: null,
        ...before.payment_settings,
        save_default_payment_method: params.payment_settings.save_default_payment_method,
      },
    }),
    ...(params.trial_settings && {
      trial_settings: {
        end_behavior: { billing_cycle_anchor: null, ...params.trial_settings.end_behavior },
      },
    }),
  };
}

function cancellation(
  sandbox: Sandbox,
  before: Stripe.Subscription,
  { cancel_at: at, cancel_at_period_end: atEnd }: UpdateParams,
): Partial<Stripe.Subscription> {
  if (at && atEnd)
    throw invalidRequest(
      'You may only specify one of these parameters: cancel_at, cancel_at_period_end.',
    );
  if (at !== undefined && at !== '') {
    if (typeof at === 'number' && at <= sandbox.now())
      throw invalidRequest('`cancel_at` must be a timestamp in the future.', {
        param: 'cancel_at',
      });
    return {
      cancel_at: typeof at === 'number' ? at : periodEnd(before),
      cancel_at_period_end: false,
      canceled_at: sandbox.now(),
    };
  }
  if (at === undefined && atEnd === undefined) return {};
  const ends = atEnd ?? false;
  return {
    cancel_at: ends ? periodEnd(before) : null,
    cancel_at_period_end: ends,
    canceled_at: ends ? sandbox.now() : null,
    cancellation_details: {
      comment: null,
      feedback: null,
      feedback_option: null,
      ...before.cancellation_details,
      reason: ends ? 'cancellation_requested' : null,
    },
  };
}

function collection(
  before: Stripe.Subscription,
  { collection_method: wanted, days_until_due: days }: UpdateParams,
): Partial<Stripe.Subscription> {
  const method = wanted ?? before.collection_method;
  const isSent = method === 'send_invoice';
  const due = isSent ? (days ?? before.days_until_due) : null;
  if (isSent && due === null)
    throw invalidRequest(
      'If `collection_method` is `send_invoice`, you must also pass `days_until_due`.',
      { code: 'parameter_missing', param: 'days_until_due' },
    );
  if (!isSent && days !== undefined)
    throw invalidRequest(
      'You can only specify `days_until_due` if `collection_method` is `send_invoice`.',
      { param: 'days_until_due' },
    );
  return { collection_method: method, days_until_due: due };
}
