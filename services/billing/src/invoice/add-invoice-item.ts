import { z } from 'zod';
import { defineIntent } from '../intent/intent-kind.ts';

export const invoiceItemParams = z.object({
  customerId: z.string(),
  stripeInvoiceId: z.string(),
  amountMinor: z.int(),
  currency: z.string(),
  description: z.string(),
  taxRateIds: z.array(z.string()),
  /** Unix seconds: for which time it is charged. */
  period: z.object({ start: z.int(), end: z.int() }),
  metadata: z.record(z.string(), z.string()),
});

/** Puts one item on a draft. */
export const addInvoiceItem = defineIntent({
  kind: 'invoiceitem.create',
  params: invoiceItemParams,
  send: (stripe, params, intent, options) =>
    stripe.invoiceItems.create(
      {
        customer: params.customerId,
        invoice: params.stripeInvoiceId,
        amount: params.amountMinor,
        currency: params.currency.toLowerCase(),
        description: params.description,
        period: params.period,
        tax_rates: params.taxRateIds,
        metadata: { ...params.metadata, intent_id: intent.id },
      },
      options,
    ),
  async find(stripe, { stripeInvoiceId }, intent) {
    for await (const item of stripe.invoiceItems.list({ invoice: stripeInvoiceId, limit: 100 })) {
      if (item.metadata?.intent_id === intent.id) return item;
    }
    return null;
  },
  mirrors: ({ id }, { stripeInvoiceId }) => [
    { type: 'invoiceitem', id },
    { type: 'invoice', id: stripeInvoiceId },
  ],
});
