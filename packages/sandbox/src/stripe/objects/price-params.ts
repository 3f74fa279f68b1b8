import { z } from 'zod';
import { clearableText, currency, flag, integer, metadata, paging, text } from '../params.ts';

export const recurring = z.strictObject({
  interval: z.enum(['day', 'week', 'month', 'year']),
  interval_count: integer.pipe(z.number().min(1)).optional(),
  meter: text.optional(),
  trial_period_days: integer.pipe(z.number().min(1).max(730)).optional(),
  usage_type: z.enum(['licensed', 'metered']).optional(),
});
const productData = z.strictObject({
  name: text,
  description: clearableText.optional(),
  images: z.array(text).optional(),
  metadata: metadata.optional(),
  tax_code: text.optional(),
  unit_label: text.optional(),
});
const amount = integer.pipe(z.number().min(0).max(99_999_999));
const taxBehavior = z.enum(['exclusive', 'inclusive', 'unspecified']);

/** What a price consists of, also as `price_data` inside a line item. */
export const priceData = z.strictObject({
  currency,
  product: text.optional(),
  product_data: productData.optional(),
  recurring: recurring.optional(),
  tax_behavior: taxBehavior.optional(),
  unit_amount: amount.optional(),
  unit_amount_decimal: z
    .string()
    .regex(/^\d{1,12}(\.\d{1,12})?$/, 'Invalid decimal')
    .optional(),
});
export const createFields = priceData.extend({
  active: flag.optional(),
  lookup_key: text.optional(),
  metadata: metadata.optional(),
  nickname: clearableText.optional(),
  transfer_lookup_key: flag.optional(),
  transform_quantity: z
    .strictObject({ divide_by: integer.pipe(z.number().min(1)), round: z.enum(['down', 'up']) })
    .optional(),
});

export const updateFields = z.strictObject({
  active: flag.optional(),
  lookup_key: text.optional(),
  metadata: metadata.optional(),
  nickname: clearableText.optional(),
  tax_behavior: taxBehavior.optional(),
  transfer_lookup_key: flag.optional(),
});
export const listFields = z.strictObject({
  ...paging,
  active: flag.optional(),
  currency: currency.optional(),
  lookup_keys: z.array(text).max(10).optional(),
  product: text.optional(),
  recurring: z
    .strictObject({
      interval: z.enum(['day', 'week', 'month', 'year']).optional(),
      meter: text.optional(),
      usage_type: z.enum(['licensed', 'metered']).optional(),
    })
    .optional(),
  type: z.enum(['one_time', 'recurring']).optional(),
});
