import { defineMoneyKind } from '../approval/money-kind.ts';
import { intend } from '../intent/intend.ts';
import { createCreditNoteIntent, requestedCreditNote } from './create-credit-note-intent.ts';

/** How an approved credit note is carried out. */
export const creditNoteKind = defineMoneyKind({
  kind: 'CREDIT_NOTE',
  params: requestedCreditNote,
  async begin(tx, { id, organizationId }, params) {
    const about = { organizationId, key: `credit-note:${id}` };
    const intentId = await intend(tx, createCreditNoteIntent, { ...params, requestId: id }, about);
    return { intentId };
  },
});
