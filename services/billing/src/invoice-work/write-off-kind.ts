import { z } from 'zod';
import { defineMoneyKind } from '../approval/money-kind.ts';
import { intend } from '../intent/intend.ts';
import { markUncollectibleIntent } from './invoice-intents.ts';

/** How an approved write-off is carried out. */
export const writeOffKind = defineMoneyKind({
  kind: 'WRITE_OFF',
  params: z.object({ stripeInvoiceId: z.string() }),
  async begin(tx, { id, organizationId, invoiceId }, { stripeInvoiceId }) {
    const invoice = await tx.db.invoice.findUnique({ where: { id: invoiceId ?? '' } });
    if (invoice?.state !== 'OPEN') {
      const state = invoice?.state.toLowerCase() ?? 'gone';
      return { refusal: `The invoice is ${state} by now; only an open one can be written off.` };
    }
    const intentId = await intend(
      tx,
      markUncollectibleIntent,
      { stripeInvoiceId, requestId: id },
      { organizationId, key: `write-off:${id}` },
    );
    return { intentId };
  },
});
