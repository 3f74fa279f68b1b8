import { z } from 'zod';
import { defineIntent } from '../intent/intent-kind.ts';

/** Takes a credit note back at Stripe; its own status tells whether that was done. */
export const voidCreditNoteIntent = defineIntent({
  kind: 'credit_note.void',
  params: z.object({ stripeCreditNoteId: z.string(), stripeInvoiceId: z.string() }),
  send: (stripe, params, _intent, options) =>
    stripe.creditNotes.voidCreditNote(params.stripeCreditNoteId, {}, options),
  async find(stripe, params) {
    const note = await stripe.creditNotes.retrieve(params.stripeCreditNoteId);
    return note.status === 'void' ? note : null;
  },
  mirrors: (note, params) => [
    { type: 'credit_note', id: note.id },
    { type: 'invoice', id: params.stripeInvoiceId },
  ],
});
