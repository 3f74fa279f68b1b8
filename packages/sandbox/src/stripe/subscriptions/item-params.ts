import type Stripe from 'stripe';
import { z } from 'zod';
import { discountParams } from '../discounts/create-discount.ts';
import { flag, integer, metadata, text } from '../params.ts';
import type { Sandbox } from '../sandbox.ts';
import { oneTimePriceData, recurringPriceData } from './pick-price.ts';

const quantity = integer.pipe(z.number().min(0).max(999_999_999));
/** An empty string takes the item's own rates away. */
export const taxRates = z.union([z.array(text), z.literal('').transform((): string[] => [])]);

export const itemFields = {
  discounts: discountParams.optional(),
  metadata: metadata.optional(),
  price: text.optional(),
  price_data: recurringPriceData.optional(),
  quantity: quantity.optional(),
  tax_rates: taxRates.optional(),
};
export const newItemParams = z.strictObject(itemFields);
export const itemChangeParams = z.strictObject({
  ...itemFields,
  clear_usage: flag.optional(),
  deleted: flag.optional(),
  id: text.optional(),
});
export type NewItemParams = z.output<typeof newItemParams>;
export type ItemChangeParams = z.output<typeof itemChangeParams>;

const periodBound = (types: [string, ...string[]]) =>
  z.strictObject({ timestamp: integer.optional(), type: z.enum(types) });
export const addInvoiceItemParams = z.array(
  z.strictObject({
    discountable: flag.optional(),
    discounts: discountParams.optional(),
    metadata: metadata.optional(),
    period: z
      .strictObject({
        end: periodBound(['min_item_period_end', 'timestamp']),
        start: periodBound(['max_item_period_start', 'now', 'timestamp']),
      })
      .optional(),
    price: text.optional(),
    price_data: oneTimePriceData.optional(),
    quantity: quantity.optional(),
    tax_rates: taxRates.optional(),
  }),
);

export const ratesOf = (sandbox: Sandbox, ids: string[] | undefined, param: string) =>
  (ids ?? []).map((id): Stripe.TaxRate => sandbox.need('tax_rate', id, param));
