import { z } from 'zod';
import { clearableText, integer, metadata, paging, text } from '../params.ts';

const amount = integer.pipe(z.number().min(0));
const taxAmounts = z.array(z.strictObject({ amount, tax_rate: text, taxable_amount: integer }));
const line = z.strictObject({
  amount: amount.optional(),
  description: text.optional(),
  invoice_line_item: text.optional(),
  metadata: metadata.optional(),
  quantity: integer.pipe(z.number().min(1)).optional(),
  tax_amounts: z.union([taxAmounts, z.literal('')]).optional(),
  tax_rates: z.union([z.array(text), z.literal('')]).optional(),
  type: z.enum(['custom_line_item', 'invoice_line_item']),
  unit_amount: amount.optional(),
});
export type CreditedLine = z.output<typeof line>;

export const createFields = z.strictObject({
  amount: amount.pipe(z.number().min(1)).optional(),
  credit_amount: amount.optional(),
  effective_at: integer.optional(),
  email_type: z.enum(['credit_note', 'none']).optional(),
  invoice: text,
  lines: z.array(line).min(1).optional(),
  memo: clearableText.optional(),
  metadata: metadata.optional(),
  out_of_band_amount: amount.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'order_change', 'product_unsatisfactory']).optional(),
  refund_amount: amount.optional(),
  refunds: z
    .array(
      z.strictObject({
        amount_refunded: amount.optional(),
        refund: text,
        type: z.literal('refund').optional(),
      }),
    )
    .optional(),
});
export type NewCreditNote = z.output<typeof createFields>;

export const updateFields = z.strictObject({
  memo: clearableText.optional(),
  metadata: metadata.optional(),
});
export const listFields = z.strictObject({
  ...paging,
  customer: text.optional(),
  invoice: text.optional(),
});
export const previewLinesFields = createFields.extend(paging);
/** Only the parameters of the note itself. */
export const withoutPaging = ({
  limit: _limit,
  starting_after: _after,
  ending_before: _before,
  created: _created,
  ...note
}: z.output<typeof previewLinesFields>): NewCreditNote => note;
