import { z } from 'zod';
import { defineIntent } from '../intent/intent-kind.ts';
import { creditNoteParams, stripeCreditNoteParams } from './credit-note-params.ts';

export const requestedCreditNote = creditNoteParams.extend({
  stripeReason: z.enum(['duplicate', 'fraudulent', 'order_change', 'product_unsatisfactory']),
  memo: z.string().nullable(),
});

/** Makes a credit note at Stripe; one that was made before is found by the intent that it carries. */
export const createCreditNoteIntent = defineIntent({
  kind: 'credit_note.create',
  params: requestedCreditNote.extend({ requestId: z.string() }),
  send: (stripe, params, intent, options) =>
    stripe.creditNotes.create(
      {
        ...stripeCreditNoteParams(params),
        reason: params.stripeReason,
        ...(params.memo && { memo: params.memo }),
        metadata: { intent_id: intent.id, request_id: params.requestId },
      },
      options,
    ),
  async find(stripe, params, intent) {
    const notes = stripe.creditNotes.list({ invoice: params.stripeInvoiceId, limit: 100 });
    for await (const note of notes) if (note.metadata?.intent_id === intent.id) return note;
    return null;
  },
  mirrors: (note, params) => [
    { type: 'credit_note', id: note.id },
    { type: 'invoice', id: params.stripeInvoiceId },
  ],
});
