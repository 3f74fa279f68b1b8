import { z } from 'zod';
import { defineIntent } from '../intent/intent-kind.ts';

const params = z.object({ stripeInvoiceId: z.string() });

/** Gives a draft its number: from then on it can be paid and no longer changed. */
export const finalizeInvoice = defineIntent({
  kind: 'invoice.finalize',
  params,
  send: (stripe, { stripeInvoiceId }, _, options) =>
    stripe.invoices.finalizeInvoice(stripeInvoiceId, { auto_advance: true }, options),
  // A state is reached once, so the invoice's own state tells whether it was.
  async find(stripe, { stripeInvoiceId }) {
    const invoice = await stripe.invoices.retrieve(stripeInvoiceId);
    return invoice.status === 'draft' ? null : invoice;
  },
  mirrors: ({ id }) => [{ type: 'invoice', id }],
});
