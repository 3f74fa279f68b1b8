import { z } from 'zod';
import { address, clearableText, integer, metadata, paging, text } from '../params.ts';
import { customFields } from '../subscriptions/subscription-params.ts';
import { taxIdFields } from './tax-id-params.ts';

const shipping = z.strictObject({ address, name: text, phone: clearableText.optional() });

export const updateFields = z.strictObject({
  address: z.union([address, z.literal('')]).optional(),
  balance: integer.pipe(z.number().min(-99_999_999).max(99_999_999)).optional(),
  business_name: clearableText.optional(),
  description: clearableText.optional(),
  email: z.union([z.email('Invalid email address'), z.literal('')]).optional(),
  individual_name: clearableText.optional(),
  invoice_prefix: z
    .string()
    .regex(/^[A-Z0-9]{3,12}$/, 'must be 3 to 12 uppercase letters or numbers')
    .optional(),
  invoice_settings: z
    .strictObject({
      custom_fields: customFields.optional(),
      default_payment_method: clearableText.optional(),
      footer: clearableText.optional(),
      rendering_options: z
        .union([
          z.strictObject({
            amount_tax_display: z.enum(['', 'exclude_tax', 'include_inclusive_tax']).optional(),
            template: text.optional(),
          }),
          z.literal(''),
        ])
        .optional(),
    })
    .optional(),
  metadata: metadata.optional(),
  name: clearableText.optional(),
  next_invoice_sequence: integer.pipe(z.number().min(1)).optional(),
  phone: clearableText.optional(),
  preferred_locales: z.array(text).optional(),
  shipping: z.union([shipping, z.literal('')]).optional(),
  tax_exempt: z.enum(['', 'none', 'exempt', 'reverse']).optional(),
});
export type CustomerChanges = z.output<typeof updateFields>;

export const createFields = updateFields.extend({
  payment_method: text.optional(),
  tax_id_data: z.array(taxIdFields).max(5).optional(),
  test_clock: text.optional(),
});
export type NewCustomer = z.output<typeof createFields>;

export const listFields = z.strictObject({
  ...paging,
  email: text.optional(),
  test_clock: text.optional(),
});
