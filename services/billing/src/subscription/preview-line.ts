import type Stripe from 'stripe';
import { z } from 'zod';
import { idOf } from '../mirror/stripe-time.ts';

/** One line of an invoice that does not exist yet, as it is kept with a preview. */
export const previewLineSchema = z.object({
  kind: z.enum(['UNUSED_TIME', 'REMAINING_TIME', 'NEXT_PERIOD', 'OTHER']),
  description: z.string(),
  /** Stripe's `price_…`, by which the plan's name is found. */
  stripePriceId: z.string().nullable(),
  quantity: z.int(),
  amountMinor: z.int(),
  taxMinor: z.int(),
  currency: z.string(),
  /** Unix seconds. */
  periodStart: z.int(),
  periodEnd: z.int(),
});

export type PreviewLine = z.output<typeof previewLineSchema>;

/** A line of Stripe's preview in the words that people are told. */
export function previewLine(line: Stripe.InvoiceLineItem): PreviewLine {
  const item = line.parent?.subscription_item_details ?? null;
  const isProration = isProrated(line);
  return {
    kind: isProration
      ? line.amount < 0
        ? 'UNUSED_TIME'
        : 'REMAINING_TIME'
      : item === null
        ? 'OTHER'
        : 'NEXT_PERIOD',
    description: line.description ?? '',
    stripePriceId: idOf(line.pricing?.price_details?.price),
    quantity: line.quantity ?? 1,
    amountMinor: line.amount,
    taxMinor: (line.taxes ?? []).reduce((sum, { amount }) => sum + amount, 0),
    currency: line.currency.toUpperCase(),
    periodStart: line.period.start,
    periodEnd: line.period.end,
  };
}

export const isProrated = ({ parent }: Pick<Stripe.InvoiceLineItem, 'parent'>): boolean =>
  parent?.subscription_item_details?.proration ?? parent?.invoice_item_details?.proration ?? false;
