import type { Tx, Work } from '../context.ts';
import type { StripeIntent } from '../generated/prisma/client.ts';
import { mirror } from '../mirror/mirror.ts';
import { answerOf, type Refused } from './answer-of.ts';
import type { AnyIntentKind, IntentFacts, Refusal } from './intent-kind.ts';
import { intentKindOf } from './intent-kinds.ts';

export type IntentOutcome =
  | { outcome: 'DONE'; objectId: string }
  | ({ outcome: 'REFUSED' } & Refusal)
  /** What Stripe did is not known yet; a job finds it out, and nothing is done twice. */
  | { outcome: 'PENDING' };

/** Stripe may forget a key after 24 hours; from then on it would do the same again. */
const keyTrustedMs = 23 * 3_600_000;

/**
 * Carries an intent out, once however often it is called and wherever it died before. The first call
 * is noted before it is made; whatever comes after a call without a clear answer begins by looking up
 * whether it took effect.
 */
export async function carryOut(work: Work, intentId: string): Promise<IntentOutcome> {
  const intent = await work.db.stripeIntent.findUniqueOrThrow({ where: { id: intentId } });
  const kind = intentKindOf(intent.kind);
  const params = kind.params.parse(intent.params);
  const attempted = await attempt(work, kind, params, intentId);
  if ('object' in attempted) {
    for (const ref of kind.mirrors?.(attempted.object, params) ?? []) await mirror(work, ref);
    return { outcome: 'DONE', objectId: attempted.object.id };
  }
  return attempted.outcome;
}

type Attempted = { object: { id: string } } | { outcome: IntentOutcome };

async function attempt(
  work: Work,
  kind: AnyIntentKind,
  params: unknown,
  intentId: string,
): Promise<Attempted> {
  const { stripe } = work.services;
  return work.transact(async (tx): Promise<Attempted> => {
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${intentId}, 0))`;
    const intent = await tx.db.stripeIntent.findUniqueOrThrow({ where: { id: intentId } });
    const known = outcomeOf(intent);
    if (known) return { outcome: known };
    const settle = async (object: { id: string }): Promise<Attempted> => {
      await tx.db.stripeIntent.update({
        where: { id: intentId },
        data: { state: 'DONE', stripeObjectId: object.id, settledAt: new Date(), lastError: null },
      });
      await kind.settle?.(tx, object, params, factsOf(intent));
      return { object };
    };
    if (intent.sentAt !== null) {
      const found = await kind.find(stripe, params, factsOf(intent));
      if (found) return settle(found);
    }
    // Committed on its own before Stripe is asked: a crash from here on is an unknown outcome.
    const sent = await noteSending(work, intent);
    const options = { idempotencyKey: `${intentId}:${sent.generation}`, maxNetworkRetries: 0 };
    const answer = await answerOf(() => kind.send(stripe, params, factsOf(intent), options));
    if (answer.kind === 'OBJECT') return settle(answer.object);
    if (answer.kind === 'REFUSED') return refuse(tx, kind, params, intent, answer);
    await noteFailure(work, sent, answer.error, answer.kind === 'FAILED');
    if (answer.kind === 'NOT_SENT') return { outcome: { outcome: 'PENDING' } };
    const found = await kind.find(stripe, params, factsOf(intent)).catch(() => null);
    return found ? settle(found) : { outcome: { outcome: 'PENDING' } };
  });
}

function outcomeOf(intent: StripeIntent): IntentOutcome | null {
  if (intent.state === 'DONE') return { outcome: 'DONE', objectId: intent.stripeObjectId ?? '' };
  if (intent.state !== 'REFUSED') return null;
  return {
    outcome: 'REFUSED',
    code: intent.refusalCode ?? '',
    message: intent.refusalMessage ?? '',
  };
}

const factsOf = ({ id, organizationId, createdAt }: StripeIntent): IntentFacts => ({
  id,
  organizationId,
  createdAt,
});

/** Notes that Stripe is about to be asked; a key that is too old to be trusted gives way to a new one. */
async function noteSending(work: Work, intent: StripeIntent): Promise<StripeIntent> {
  const now = new Date();
  const isOld = intent.sentAt !== null && now.getTime() - intent.sentAt.getTime() > keyTrustedMs;
  return work.transact((tx) =>
    tx.db.stripeIntent.update({
      where: { id: intent.id },
      data: {
        attempts: { increment: 1 },
        sentAt: isOld ? now : (intent.sentAt ?? now),
        generation: isOld ? intent.generation + 1 : intent.generation,
      },
    }),
  );
}

/** Stripe repeats a failure to the key that met it, so the next call goes out under another. */
async function noteFailure(
  work: Work,
  intent: StripeIntent,
  error: unknown,
  needsNewKey: boolean,
): Promise<void> {
  work.log.warn(
    { err: error, intentId: intent.id, kind: intent.kind },
    'Stripe gave no clear answer.',
  );
  await work.transact((tx) =>
    tx.db.stripeIntent.update({
      where: { id: intent.id },
      data: {
        lastError: String(error).slice(0, 500),
        ...(needsNewKey && { generation: intent.generation + 1, sentAt: new Date() }),
      },
    }),
  );
}

async function refuse(
  tx: Tx,
  kind: AnyIntentKind,
  params: unknown,
  intent: StripeIntent,
  { code, message }: Refused,
): Promise<Attempted> {
  await tx.db.stripeIntent.update({
    where: { id: intent.id },
    data: {
      state: 'REFUSED',
      refusalCode: code,
      refusalMessage: message.slice(0, 1_000),
      settledAt: new Date(),
    },
  });
  await kind.refused?.(tx, { code, message }, params, factsOf(intent));
  return { outcome: { outcome: 'REFUSED', code, message } };
}
