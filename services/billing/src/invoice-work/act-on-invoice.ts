import { parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import type { Context, Tx } from '../context.ts';
import type { Invoice } from '../generated/prisma/client.ts';
import type { InvoiceAction } from '../generated/resolvers.ts';
import { actAtOnce, actInStep } from '../intent/act-at-once.ts';
import { intend } from '../intent/intend.ts';
import type { IntentKind } from '../intent/intent-kind.ts';
import { mayDo } from './invoice-actions.ts';
import {
  deleteDraftIntent,
  payOutOfBandIntent,
  sendInvoiceIntent,
  voidInvoiceIntent,
} from './invoice-intents.ts';
import { invoiceMessage } from './invoice-messages.ts';

const withReason = z.object({ id: z.string(), reason: requiredText(500) });
const path = ['input', 'id'];

export async function sendInvoice(ctx: Context, { id }: { id: string }) {
  const found = await findFor(ctx, id, ['SEND', 'SEND_AGAIN'], 'OPEN', 'notSendable');
  if ('__typename' in found) return found;
  // Each press is a sending of its own.
  const key = `invoice-send:${newId('int')}`;
  const act = { action: 'invoice.sent', intent: sendInvoiceIntent, key };
  const done = await actAtOnce(ctx, storing(found, { ...act, reason: null }));
  if ('__typename' in done) return done;
  return { __typename: 'SendInvoiceSuccess' as const, ...(await standing(ctx, id, done)) };
}

export async function deleteDraftInvoice(ctx: Context, { id }: { id: string }) {
  const found = await findFor(ctx, id, ['DELETE'], 'DELETED', 'notDraft');
  if ('__typename' in found) return found;
  const act = { action: 'invoice.draft_deleted', intent: deleteDraftIntent };
  const key = `invoice-delete:${newId('int')}`;
  const done = await actAtOnce(ctx, storing(found, { ...act, key, reason: null }));
  if ('__typename' in done) return done;
  return { __typename: 'DeleteDraftInvoiceSuccess' as const, id, isPending: done.isPending };
}

/** Takes back an invoice that was issued by mistake. */
export async function voidInvoice(ctx: Context, input: { id: string; reason: string }) {
  const parsed = parseInput(withReason, input, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { id, reason } = parsed.value;
  const found = await findFor(ctx, id, ['VOID'], 'VOID', 'notOpen');
  if ('__typename' in found) return found;
  const act = { action: 'invoice.voided', intent: voidInvoiceIntent };
  const done = await actInStep(
    ctx,
    storing(found, { ...act, key: `invoice-void:${newId('int')}`, reason }),
  );
  if ('__typename' in done) return done;
  return { __typename: 'VoidInvoiceSuccess' as const, ...(await standing(ctx, id, done)) };
}

/** Notes that an invoice was paid outside of Stripe. */
export async function markInvoicePaid(ctx: Context, input: { id: string; reason: string }) {
  const parsed = parseInput(withReason, input, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { id, reason } = parsed.value;
  const found = await findFor(ctx, id, ['MARK_PAID'], 'PAID', 'notOpen');
  if ('__typename' in found) return found;
  const act = { action: 'invoice.marked_paid', intent: payOutOfBandIntent };
  const done = await actInStep(
    ctx,
    storing(found, { ...act, key: `invoice-paid:${newId('int')}`, reason }),
  );
  if ('__typename' in done) return done;
  return { __typename: 'MarkInvoicePaidSuccess' as const, ...(await standing(ctx, id, done)) };
}

/** The invoice, if it is in a state that allows one of the actions. */
export async function findFor(
  ctx: Context,
  id: string,
  actions: readonly InvoiceAction[],
  to: string,
  refusal: Parameters<typeof invoiceMessage>[0],
) {
  const { locale } = ctx.viewer;
  const invoice = await ctx.db.invoice.findUnique({ where: { id } });
  if (!invoice) {
    const message = invoiceMessage('noInvoice', locale);
    return { __typename: 'NotFound' as const, message, path };
  }
  if (actions.some((action) => mayDo(invoice.state, action)))
    return { invoice } as { invoice: Invoice };
  const message = invoiceMessage(refusal, locale);
  return { __typename: 'RefusedTransition' as const, message, path, from: invoice.state, to };
}

interface Act {
  /** In the audit. */
  action: string;
  // biome-ignore lint/suspicious/noExplicitAny: the kinds differ in what Stripe answers them.
  intent: IntentKind<any, any>;
  key: string;
  reason: string | null;
}

function storing({ invoice }: { invoice: Invoice }, { action, intent, key, reason }: Act) {
  const { id, organizationId, stripeInvoiceId, state } = invoice;
  return {
    ...{ organizationId, path },
    store: (tx: Tx) => {
      tx.audit({
        ...{ action, targetType: 'Invoice', targetId: id, organizationId },
        ...{ before: { state }, after: reason === null ? {} : { reason } },
      });
      return intend(tx, intent, { stripeInvoiceId }, { organizationId, key });
    },
  };
}

async function standing(ctx: Context, id: string, { isPending }: { isPending: boolean }) {
  return { invoice: await ctx.db.invoice.findUniqueOrThrow({ where: { id } }), isPending };
}
