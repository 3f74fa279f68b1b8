import { invalidInput, parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import type { Context, Tx } from '../context.ts';
import type { Dispute } from '../generated/prisma/client.ts';
import type { DisputeAction, DisputeEvidenceInput } from '../generated/resolvers.ts';
import { actAtOnce, actInStep } from '../intent/act-at-once.ts';
import { intend } from '../intent/intend.ts';
import { disputeActions } from './dispute-actions.ts';
import { closeDisputeIntent, updateEvidenceIntent } from './dispute-intents.ts';
import { disputeMessage } from './dispute-messages.ts';
import { isTextField } from './evidence-fields.ts';

interface Found {
  dispute: Dispute;
}
interface Texts {
  texts: Record<string, string>;
}

type Given = { id: string; evidence: readonly DisputeEvidenceInput[] };

/** Keeps evidence with Stripe; the bank sees nothing of it yet. */
export async function saveDisputeEvidence(ctx: Context, { id, evidence }: Given) {
  const found = await findFor(ctx, id, 'SAVE', 'NEEDS_RESPONSE');
  if ('__typename' in found) return found;
  const read = readEvidence(evidence, ctx.viewer.locale);
  if ('__typename' in read) return read;
  const done = await keep(ctx, found.dispute, read.texts);
  if ('__typename' in done) return done;
  return { __typename: 'SaveDisputeEvidenceSuccess' as const, ...(await standing(ctx, id, done)) };
}

/** Keeps evidence without sending it, whether texts or a file's id. */
export const keep = (ctx: Context, dispute: Dispute, evidence: Record<string, string>) =>
  actAtOnce(ctx, storing(dispute, evidence, false));

/** Sends the evidence to the bank, once and for good. */
export async function submitDisputeEvidence(ctx: Context, { id, evidence }: Given) {
  const { locale } = ctx.viewer;
  const found = await findFor(ctx, id, 'SUBMIT', 'UNDER_REVIEW');
  if ('__typename' in found) return found;
  const read = readEvidence(evidence, locale);
  if ('__typename' in read) return read;
  const whole = { ...(found.dispute.evidence as Record<string, string>), ...read.texts };
  if (Object.values(whole).every((text) => text === '')) {
    const message = disputeMessage('nothing', locale);
    return invalidInput([{ message, path: ['input', 'evidence'], code: 'REQUIRED' }]);
  }
  const done = await actInStep(ctx, storing(found.dispute, read.texts, true));
  if ('__typename' in done) return done;
  return {
    __typename: 'SubmitDisputeEvidenceSuccess' as const,
    ...(await standing(ctx, id, done)),
  };
}

const acceptSchema = z.object({ id: z.string(), reason: requiredText(500) });

/** Accepts that a dispute is lost. */
export async function acceptDispute(ctx: Context, input: { id: string; reason: string }) {
  const parsed = parseInput(acceptSchema, input, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { id, reason } = parsed.value;
  const found = await findFor(ctx, id, 'ACCEPT', 'LOST');
  if ('__typename' in found) return found;
  const { organizationId, stripeDisputeId, state } = found.dispute;
  const done = await actInStep(ctx, {
    ...{ organizationId, path: ['input', 'id'] },
    store: (tx) => {
      tx.audit({
        action: 'dispute.accepted',
        ...{ targetType: 'Dispute', targetId: id, organizationId },
        ...{ before: { state }, after: { reason } },
      });
      const about = { organizationId, key: `dispute-close:${newId('int')}` };
      return intend(tx, closeDisputeIntent, { stripeDisputeId }, about);
    },
  });
  if ('__typename' in done) return done;
  return { __typename: 'AcceptDisputeSuccess' as const, ...(await standing(ctx, id, done)) };
}

function storing(dispute: Dispute, evidence: Record<string, string>, isSent: boolean) {
  const { id, organizationId, stripeDisputeId } = dispute;
  return {
    ...{ organizationId, path: ['input', 'id'] },
    store: (tx: Tx) => {
      tx.audit({
        action: isSent ? 'dispute.evidence_submitted' : 'dispute.evidence_saved',
        ...{ targetType: 'Dispute', targetId: id, organizationId, after: { evidence } },
      });
      const about = { organizationId, key: `dispute-evidence:${newId('int')}` };
      return intend(tx, updateEvidenceIntent, { stripeDisputeId, evidence, isSent }, about);
    },
  };
}

/** The dispute, if staff can still do this with it. */
export async function findFor(ctx: Context, id: string, action: DisputeAction, to: string) {
  const { locale } = ctx.viewer;
  const path = ['input', 'id'];
  const dispute = await ctx.db.dispute.findUnique({ where: { id } });
  if (!dispute) {
    const message = disputeMessage('noDispute', locale);
    return { __typename: 'NotFound' as const, message, path };
  }
  if (disputeActions(dispute, ctx.now()).includes(action)) return { dispute } as Found;
  const message = disputeMessage('noMore', locale);
  return { __typename: 'RefusedTransition' as const, message, path, from: dispute.state, to };
}

function readEvidence(evidence: readonly DisputeEvidenceInput[], locale: 'en' | 'fr') {
  const problems = evidence.flatMap(({ field, value }, index) => {
    const at = ['input', 'evidence', String(index)];
    if (!isTextField(field)) {
      const message = disputeMessage('unknownField', locale);
      return [{ message, path: [...at, 'field'], code: 'UNKNOWN_VALUE' }];
    }
    if (value.length <= 20_000) return [];
    const message = { en: 'At most 20000 characters.', fr: 'Au plus 20000 caractères.' }[locale];
    return [{ message, path: [...at, 'value'], code: 'TOO_LONG' }];
  });
  if (problems.length > 0) return invalidInput(problems);
  const texts = Object.fromEntries(evidence.map(({ field, value }) => [field, value.trim()]));
  return { texts } as Texts;
}

export async function standing(ctx: Context, id: string, { isPending }: { isPending: boolean }) {
  return { dispute: await ctx.db.dispute.findUniqueOrThrow({ where: { id } }), isPending };
}
