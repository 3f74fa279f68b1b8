import { z } from 'zod';
import { discountParams } from '../discounts/create-discount.ts';
import { clearableText, currency, flag, integer, metadata, text } from '../params.ts';
import { addInvoiceItemParams, itemChangeParams, newItemParams, taxRates } from './item-params.ts';

export const prorationBehavior = z.enum(['always_invoice', 'create_prorations', 'none']);
export const paymentBehavior = z.enum([
  'allow_incomplete',
  'default_incomplete',
  'error_if_incomplete',
]);
const cancelAt = z.union([integer, z.enum(['max_period_end', 'min_period_end'])]);
export const trialEnd = z.union([z.literal('now'), integer]);
export const customFields = z.union([
  z.array(z.strictObject({ name: text.max(40), value: text.max(140) })).max(4),
  z.literal('').transform(() => []),
]);

const shared = {
  add_invoice_items: addInvoiceItemParams.optional(),
  automatic_tax: z.strictObject({ enabled: z.literal('false').transform(() => false) }).optional(),
  cancel_at_period_end: flag.optional(),
  collection_method: z.enum(['charge_automatically', 'send_invoice']).optional(),
  days_until_due: integer.pipe(z.number().min(0)).optional(),
  default_payment_method: clearableText.optional(),
  default_tax_rates: taxRates.optional(),
  description: clearableText.optional(),
  discounts: discountParams.optional(),
  invoice_settings: z
    .strictObject({
      custom_fields: customFields.optional(),
      description: clearableText.optional(),
      footer: clearableText.optional(),
    })
    .optional(),
  metadata: metadata.optional(),
  off_session: flag.optional(),
  payment_behavior: paymentBehavior.optional(),
  payment_settings: z
    .strictObject({
      payment_method_types: z.union([z.array(z.literal('card')), z.literal('')]).optional(),
      save_default_payment_method: z.enum(['off', 'on_subscription']).optional(),
    })
    .optional(),
  proration_behavior: prorationBehavior.optional(),
  trial_end: trialEnd.optional(),
  trial_settings: z
    .strictObject({
      end_behavior: z.strictObject({
        missing_payment_method: z.enum(['cancel', 'create_invoice', 'pause']),
      }),
    })
    .optional(),
};

/** What `POST /v1/subscriptions` takes; other parameters of Stripe's are refused by name. */
export const createParams = z.strictObject({
  ...shared,
  billing_cycle_anchor: integer.optional(),
  billing_mode: z.strictObject({ type: z.literal('flexible') }).optional(),
  cancel_at: cancelAt.optional(),
  currency: currency.optional(),
  customer: text,
  items: z.array(newItemParams).min(1).max(20),
  trial_period_days: integer.pipe(z.number().min(1).max(730)).optional(),
});

/** Why a customer leaves. */
export const feedback = z.enum([
  'customer_service',
  'low_quality',
  'missing_features',
  'other',
  'switched_service',
  'too_complex',
  'too_expensive',
  'unused',
]);

export const cancellationDetails = z.strictObject({
  comment: clearableText.optional(),
  feedback: z.union([feedback, z.literal('')]).optional(),
});

export const updateParams = z.strictObject({
  ...shared,
  billing_cycle_anchor: z.strictObject({ type: z.enum(['now', 'unchanged']) }).optional(),
  cancel_at: z.union([z.literal(''), cancelAt]).optional(),
  cancellation_details: cancellationDetails.optional(),
  items: z.array(itemChangeParams).max(20).optional(),
  pause_collection: z
    .union([
      z.strictObject({
        behavior: z.enum(['keep_as_draft', 'mark_uncollectible', 'void']),
        resumes_at: integer.optional(),
      }),
      z.literal(''),
    ])
    .optional(),
  proration_date: integer.optional(),
});

export type CreateParams = z.output<typeof createParams>;
export type UpdateParams = z.output<typeof updateParams>;
