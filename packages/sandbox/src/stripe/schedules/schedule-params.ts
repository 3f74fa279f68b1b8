import { z } from 'zod';
import { discountParams } from '../discounts/create-discount.ts';
import { clearableText, currency, flag, integer, metadata, text } from '../params.ts';
import { addInvoiceItemParams, newItemParams, taxRates } from '../subscriptions/item-params.ts';
import { customFields, prorationBehavior } from '../subscriptions/subscription-params.ts';

const anchor = z.enum(['automatic', 'phase_start']);
const collection = z.enum(['charge_automatically', 'send_invoice']);
const days = integer.pipe(z.number().min(0)).optional();
export const dateOrNow = z.union([z.literal('now'), integer]);

const phaseFields = {
  add_invoice_items: addInvoiceItemParams.optional(),
  billing_cycle_anchor: anchor.optional(),
  collection_method: collection.optional(),
  currency: currency.optional(),
  default_payment_method: text.optional(),
  default_tax_rates: taxRates.optional(),
  description: clearableText.optional(),
  discounts: discountParams.optional(),
  duration: z
    .strictObject({
      interval: z.enum(['day', 'week', 'month', 'year']),
      interval_count: integer.pipe(z.number().min(1)).optional(),
    })
    .optional(),
  end_date: dateOrNow.optional(),
  invoice_settings: z.strictObject({ days_until_due: days }).optional(),
  items: z.array(newItemParams).min(1).max(20),
  metadata: metadata.optional(),
  proration_behavior: prorationBehavior.optional(),
  trial: flag.optional(),
  trial_end: dateOrNow.optional(),
};
const newPhase = z.strictObject(phaseFields);
const changedPhase = newPhase.extend({ start_date: dateOrNow.optional() });
export type PhaseParams = z.output<typeof changedPhase>;

const defaultSettings = z.strictObject({
  billing_cycle_anchor: anchor.optional(),
  collection_method: collection.optional(),
  default_payment_method: text.optional(),
  description: clearableText.optional(),
  invoice_settings: z
    .strictObject({
      custom_fields: customFields.optional(),
      days_until_due: days,
      description: clearableText.optional(),
      footer: clearableText.optional(),
    })
    .optional(),
});
const endBehavior = z.enum(['cancel', 'release']);

/** What `POST /v1/subscription_schedules` takes; other parameters of Stripe's are refused by name. */
export const createParams = z.strictObject({
  billing_mode: z.strictObject({ type: z.literal('flexible') }).optional(),
  customer: text.optional(),
  default_settings: defaultSettings.optional(),
  end_behavior: endBehavior.optional(),
  from_subscription: text.optional(),
  metadata: metadata.optional(),
  phases: z.array(newPhase).min(1).max(10).optional(),
  start_date: dateOrNow.optional(),
});
export const updateParams = z.strictObject({
  default_settings: defaultSettings.optional(),
  end_behavior: endBehavior.optional(),
  metadata: metadata.optional(),
  phases: z.array(changedPhase).min(1).max(10).optional(),
  proration_behavior: prorationBehavior.optional(),
});
export type CreateParams = z.output<typeof createParams>;
export type UpdateParams = z.output<typeof updateParams>;
