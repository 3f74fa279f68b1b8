import { parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';
import { needsApproval } from '../approval/approval-limits.ts';
import { askedAndCarriedOut } from '../approval/asked-and-carried-out.ts';
import { requestMoney } from '../approval/request-money.ts';
import type { Context } from '../context.ts';
import { findFor } from './act-on-invoice.ts';

const schema = z.object({ id: z.string(), reason: requiredText(500) });

/** Asks to give up what is still due of an invoice. One that is asked for already is the same request. */
export async function writeOffInvoice(ctx: Context, input: { id: string; reason: string }) {
  const { locale, actorId, actorName } = ctx.viewer;
  const parsed = parseInput(schema, input, locale);
  if (!parsed.ok) return parsed.error;
  const { id, reason } = parsed.value;
  const found = await findFor(ctx, id, ['WRITE_OFF'], 'UNCOLLECTIBLE', 'notOpen');
  if ('__typename' in found) return found;
  const { organizationId, orderId, stripeInvoiceId, currency, amountDueMinor } = found.invoice;
  const money = { amountMinor: amountDueMinor, currency };
  const asked = await ctx.transact(async (tx) => {
    const waiting = await tx.db.moneyRequest.findFirst({
      where: { invoiceId: id, kind: 'WRITE_OFF', endedAt: null },
    });
    return (
      waiting ??
      requestMoney(tx, {
        ...{ kind: 'WRITE_OFF', organizationId, ...money, reason, params: { stripeInvoiceId } },
        needsApproval: needsApproval(ctx.services.approvalLimits, money),
        askedBy: { id: actorId ?? '', name: actorName },
        ...{ invoiceId: id, orderId },
      })
    );
  });
  const request = await askedAndCarriedOut(ctx, asked);
  return { __typename: 'WriteOffInvoiceSuccess' as const, request };
}
