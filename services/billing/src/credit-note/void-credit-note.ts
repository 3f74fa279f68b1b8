import { parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { actInStep } from '../intent/act-at-once.ts';
import { intend } from '../intent/intend.ts';
import { creditNoteMessage } from './credit-note-messages.ts';
import { voidCreditNoteIntent } from './void-credit-note-intent.ts';

const schema = z.object({ id: z.string(), reason: requiredText(500) });

/** Takes back a credit note; Stripe allows it as long as its invoice is open. */
export async function voidCreditNote(ctx: Context, input: { id: string; reason: string }) {
  const { locale } = ctx.viewer;
  const parsed = parseInput(schema, input, locale);
  if (!parsed.ok) return parsed.error;
  const { id, reason } = parsed.value;
  const path = ['input', 'id'];
  const note = await ctx.db.creditNote.findUnique({ where: { id } });
  const invoice = note && (await ctx.db.invoice.findUnique({ where: { id: note.invoiceId } }));
  if (!note || !invoice) {
    const message = creditNoteMessage('noCreditNote', locale);
    return { __typename: 'NotFound' as const, message, path };
  }
  if (note.state !== 'ISSUED' || invoice.state !== 'OPEN') {
    const message = creditNoteMessage('notVoidable', locale);
    const states = { from: note.state, to: 'VOID' };
    return { __typename: 'RefusedTransition' as const, message, path, ...states };
  }
  const { organizationId, stripeCreditNoteId } = note;
  const { stripeInvoiceId } = invoice;
  const done = await actInStep(ctx, {
    ...{ organizationId, path },
    store: (tx) => {
      tx.audit({
        action: 'credit_note.voided',
        ...{ targetType: 'CreditNote', targetId: id, organizationId, after: { reason } },
      });
      const about = { organizationId, key: `credit-note-void:${newId('int')}` };
      return intend(tx, voidCreditNoteIntent, { stripeCreditNoteId, stripeInvoiceId }, about);
    },
  });
  if ('__typename' in done) return done;
  const creditNote = await ctx.db.creditNote.findUniqueOrThrow({ where: { id } });
  return { __typename: 'VoidCreditNoteSuccess' as const, creditNote, isPending: done.isPending };
}
