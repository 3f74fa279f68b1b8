import { z } from 'zod';
import { discountParams } from '../discounts/create-discount.ts';
import { clearableText, currency, flag, integer, metadata, text } from '../params.ts';
import { taxRates } from '../subscriptions/item-params.ts';
import { customFields } from '../subscriptions/subscription-params.ts';

const shared = {
  auto_advance: flag.optional(),
  automatic_tax: z.strictObject({ enabled: z.literal('false').transform(() => false) }).optional(),
  automatically_finalizes_at: integer.optional(),
  collection_method: z.enum(['charge_automatically', 'send_invoice']).optional(),
  custom_fields: customFields.optional(),
  days_until_due: integer.pipe(z.number().min(0)).optional(),
  default_payment_method: clearableText.optional(),
  default_tax_rates: taxRates.optional(),
  description: clearableText.optional(),
  discounts: discountParams.optional(),
  due_date: integer.optional(),
  effective_at: integer.optional(),
  footer: clearableText.optional(),
  metadata: metadata.optional(),
  number: text.max(26).optional(),
  payment_settings: z
    .strictObject({
      payment_method_types: z.union([z.array(z.literal('card')), z.literal('')]).optional(),
    })
    .optional(),
  statement_descriptor: text.max(22).optional(),
};

/** What `POST /v1/invoices` takes; other parameters of Stripe's are refused by name. */
export const createParams = z.strictObject({
  ...shared,
  currency: currency.optional(),
  customer: text,
  pending_invoice_items_behavior: z.enum(['exclude', 'include']).optional(),
  subscription: text.optional(),
});
export const updateParams = z.strictObject(shared);
export type CreateParams = z.output<typeof createParams>;
export type UpdateParams = z.output<typeof updateParams>;

export const finalizeParams = z.strictObject({ auto_advance: flag.optional() });
export const payParams = z.strictObject({
  forgive: flag.optional(),
  off_session: flag.optional(),
  paid_out_of_band: flag.optional(),
  payment_method: text.optional(),
});
