import { z } from 'zod';
import { defineIntent } from '../intent/intent-kind.ts';

export const invoiceParams = z.object({
  customerId: z.string(),
  currency: z.string(),
  description: z.string(),
  daysUntilDue: z.int().positive(),
  metadata: z.record(z.string(), z.string()),
});

/** Opens a draft that holds nothing but what is added to it by name. */
export const createInvoice = defineIntent({
  kind: 'invoice.create',
  params: invoiceParams,
  send: (stripe, params, intent, options) =>
    stripe.invoices.create(
      {
        customer: params.customerId,
        currency: params.currency.toLowerCase(),
        description: params.description,
        collection_method: 'send_invoice',
        days_until_due: params.daysUntilDue,
        auto_advance: false,
        pending_invoice_items_behavior: 'exclude',
        metadata: { ...params.metadata, intent_id: intent.id },
      },
      options,
    ),
  async find(stripe, { customerId }, intent) {
    for await (const invoice of stripe.invoices.list({ customer: customerId, limit: 100 })) {
      if (invoice.metadata?.intent_id === intent.id) return invoice;
    }
    return null;
  },
  mirrors: ({ id }) => [{ type: 'invoice', id }],
});
