import { z } from 'zod';
import { defineMoneyKind } from '../approval/money-kind.ts';
import {
  createCreditNoteIntent,
  requestedCreditNote,
} from '../credit-note/create-credit-note-intent.ts';
import { intend } from '../intent/intend.ts';

export const makeGoodParams = z.discriminatedUnion('remedy', [
  z.object({ remedy: z.literal('CREDIT'), makeGoodId: z.string(), credit: requestedCreditNote }),
  z.object({
    remedy: z.literal('EXTENSION'),
    makeGoodId: z.string(),
    lineId: z.string(),
    days: z.int().positive(),
  }),
]);

/** How an approved make-good is carried out: a credit note at Stripe, or more days from campaigns. */
export const makeGoodKind = defineMoneyKind({
  kind: 'MAKE_GOOD',
  params: makeGoodParams,
  async begin(tx, { id: requestId, organizationId }, params) {
    const { makeGoodId } = params;
    if (params.remedy === 'CREDIT') {
      const about = { organizationId, key: `make-good:${requestId}` };
      const intent = { ...params.credit, requestId };
      return { intentId: await intend(tx, createCreditNoteIntent, intent, about) };
    }
    const { lineId, days } = params;
    const { count } = await tx.db.makeGood.updateMany({
      where: { id: makeGoodId, state: 'REQUESTED', moneyRequestId: requestId },
      data: { state: 'EXTENDING', changedAt: tx.now },
    });
    if (count === 0) return { refusal: 'The make-good was decided otherwise meanwhile.' };
    tx.emit('make_good.approved', { makeGoodId, lineId, days }, { organizationId });
    return { doneAs: null };
  },
});
