import { parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { toApiMoney } from '@mobilytics/money/money';
import { z } from 'zod';
import { type Evidence, requestMoney } from '../approval/request-money.ts';
import { microDecimal } from '../campaign/delivered-figures.ts';
import type { Context } from '../context.ts';
import { planCreditNote } from '../credit-note/plan-credit-note.ts';
import type { Invoice, MakeGood } from '../generated/prisma/client.ts';
import type { RequestMakeGoodInput } from '../generated/resolvers.ts';
import { guardMoney } from '../sync/guard-money.ts';
import { notInStep } from '../sync/not-in-step.ts';
import type { makeGoodParams } from './make-good-kind.ts';
import { makeGoodMessage } from './make-good-messages.ts';

const schema = z.object({
  id: z.string(),
  remedy: z.enum(['CREDIT', 'EXTENSION']),
  reason: requiredText(500),
});

/** Asks for a proposal to be carried out; a make-good always needs a second person. */
export async function requestMakeGood(ctx: Context, input: RequestMakeGoodInput) {
  const { locale, actorId, actorName } = ctx.viewer;
  const parsed = parseInput(schema, input, locale);
  if (!parsed.ok) return parsed.error;
  const { id, remedy, reason } = parsed.value;
  const makeGood = await ctx.db.makeGood.findUnique({ where: { id } });
  const path = ['input', 'id'];
  if (makeGood === null) {
    return { __typename: 'NotFound' as const, message: makeGoodMessage('notFound', locale), path };
  }
  if (makeGood.state !== 'PROPOSED') return decided(ctx, makeGood);
  const { organizationId, creditMinor, currency } = makeGood;
  const block = await guardMoney(ctx, organizationId);
  if (block) return notInStep(block, locale, path);
  const plan = remedy === 'CREDIT' ? await planCredit(ctx, makeGood) : planDays(makeGood);
  if ('why' in plan) {
    const message = makeGoodMessage(plan.why, locale).replace('{why}', plan.detail ?? '');
    return { __typename: 'RemedyImpossible' as const, message, path: ['input', 'remedy'] };
  }
  return ctx.transact(async (tx) => {
    const { count } = await tx.db.makeGood.updateMany({
      where: { id, state: 'PROPOSED' },
      data: { state: 'REQUESTED', remedy, note: reason, decidedById: actorId, changedAt: tx.now },
    });
    if (count === 0) return decided(ctx, makeGood);
    const request = await requestMoney(tx, {
      ...{ kind: 'MAKE_GOOD', organizationId, amountMinor: creditMinor, currency, reason },
      ...{ params: plan.params, needsApproval: true, evidence: evidenceOf(makeGood) },
      askedBy: { id: actorId ?? '', name: actorName },
      invoiceId: plan.invoice?.id ?? null,
    });
    const asked = await tx.db.makeGood.update({
      where: { id },
      data: { moneyRequestId: request.id },
    });
    tx.audit({
      action: 'make_good.requested',
      ...{ targetType: 'MakeGood', targetId: id, organizationId },
      before: { state: 'PROPOSED' },
      after: { state: 'REQUESTED', remedy, reason, moneyRequestId: request.id },
    });
    return { __typename: 'RequestMakeGoodSuccess' as const, makeGood: asked };
  });
}

function decided({ viewer }: Context, { state }: MakeGood) {
  return {
    __typename: 'RefusedTransition' as const,
    message: makeGoodMessage('notProposed', viewer.locale),
    path: ['input', 'id'],
    from: state,
    to: 'REQUESTED',
  };
}

type Plan =
  | { params: z.input<typeof makeGoodParams>; invoice: Invoice | null }
  | { why: 'noInvoice' | 'noDays' | 'providerRefuses'; detail?: string };

function planDays({ id: makeGoodId, lineId, extensionDays: days }: MakeGood): Plan {
  if (days === null) return { why: 'noDays' };
  return { params: { remedy: 'EXTENSION', makeGoodId, lineId, days }, invoice: null };
}

/** The credit note that Stripe would make on the line's invoice, computed by Stripe. */
async function planCredit(ctx: Context, makeGood: MakeGood): Promise<Plan> {
  const { lineId, creditMinor, currency, id: makeGoodId } = makeGood;
  const charge = await ctx.db.lineCharge.findUnique({ where: { lineId } });
  const invoice =
    charge?.stripeInvoiceId &&
    (await ctx.db.invoice.findUnique({
      where: { stripeInvoiceId: charge.stripeInvoiceId },
      include: { lines: true },
    }));
  const [line] = invoice ? invoice.lines : [];
  if (!invoice || line === undefined || !['OPEN', 'PAID'].includes(invoice.state)) {
    return { why: 'noInvoice' };
  }
  const planned = await planCreditNote(ctx, {
    invoiceId: invoice.id,
    lines: [{ stripeLineId: line.stripeLineId, amount: toApiMoney(creditMinor, currency).amount }],
    ...(invoice.state === 'PAID' && { settlement: 'BALANCE' as const }),
  });
  if (!('params' in planned)) return { why: 'providerRefuses', detail: planned.message };
  const credit = {
    ...{ ...planned.params, stripeReason: 'product_unsatisfactory' as const },
    memo: makeGood.id,
  };
  return { params: { remedy: 'CREDIT', makeGoodId, credit }, invoice };
}

/** The figures that the proposal stands on, for who approves it. */
function evidenceOf(makeGood: MakeGood): Evidence[] {
  const { guaranteedOts, deliveredMicro, measuredAsOf, methodVersion, coverageMicro } = makeGood;
  const facts: [string, string | null, string?][] = [
    ['Line', makeGood.lineId, makeGood.lineId],
    ['Campaign', makeGood.campaignId, makeGood.campaignId],
    ['Guaranteed OTS', guaranteedOts === null ? null : String(guaranteedOts)],
    ['Delivered OTS', deliveredMicro === null ? null : microDecimal(deliveredMicro)],
    ['Missing share', microDecimal(makeGood.shortfallMicro)],
    ['Method', methodVersion],
    ['As of', measuredAsOf?.toISOString() ?? null],
    ['Coverage', coverageMicro === null ? null : microDecimal(coverageMicro)],
    ['Days with driving', String(makeGood.deliveredDays)],
  ];
  return facts.flatMap(([label, value, id]) =>
    value === null ? [] : [{ label, value, ...(id !== undefined && { id }) }],
  );
}
