import Stripe from 'stripe';
import type { Work } from '../context.ts';
import type { StripeIntent } from '../generated/prisma/client.ts';
import { mirrorObjectsJob } from '../jobs/queued.ts';
import { databaseTime } from '../mirror/database-time.ts';
import { mirror } from '../mirror/mirror.ts';
import type { Ref } from '../mirror/mirror-type.ts';
import { answerOf, type Refused } from './answer-of.ts';
import { claimIntent, giveUpLease } from './claim-intent.ts';
import type { AnyIntentKind, IntentFacts } from './intent-kind.ts';
import { intentKindOf } from './intent-kinds.ts';
import type { IntentOutcome } from './intent-outcome.ts';

export type { IntentOutcome } from './intent-outcome.ts';

/** An unknown outcome is looked up, never asked again blindly. */
const sendOptions = { maxNetworkRetries: 0, timeout: 20_000 };

/**
 * Carries an intent out, once however often it is called and wherever it died before. The first call
 * is noted before it is made; whatever comes after a call without a clear answer begins by looking up
 * whether it took effect. It is our own work, whoever asked for it.
 */
export async function carryOut(by: Work, intentId: string): Promise<IntentOutcome> {
  const work = by.services.ourselves();
  const intent = await work.db.stripeIntent.findUniqueOrThrow({ where: { id: intentId } });
  const kind = intentKindOf(intent.kind);
  const params = kind.params.parse(intent.params);
  const attempted = await attempt(work, kind, params, intentId);
  if (!('object' in attempted)) return attempted.outcome;
  const { object, refs } = attempted;
  try {
    for (const ref of refs) await mirror(work, ref);
  } catch (error) {
    work.log.warn({ err: error, intentId }, 'What an intent changed is fetched by a job.');
  }
  return { outcome: 'DONE', objectId: object.id };
}

type Attempted = { object: { id: string }; refs: Ref[] } | { outcome: IntentOutcome };

/** No transaction is open while Stripe is asked: whoever comes meanwhile waits for the lease. */
async function attempt(
  work: Work,
  kind: AnyIntentKind,
  params: unknown,
  intentId: string,
): Promise<Attempted> {
  const { stripe } = work.services;
  const claimed = await claimIntent(work, intentId);
  if (!('intent' in claimed)) return claimed;
  const { intent, wasSent } = claimed;
  const facts = factsOf(intent);
  const done = (object: { id: string }) => settle(work, { kind, params, intent }, object);
  try {
    const earlier = wasSent ? await kind.find(stripe, params, facts) : null;
    if (earlier) return await done(earlier);
    const options = { idempotencyKey: `${intentId}:${intent.generation}`, ...sendOptions };
    const answer = await answerOf(() => kind.send(stripe, params, facts, options));
    if (answer.kind === 'OBJECT') return await done(answer.object);
    if (answer.kind === 'REFUSED') return await refuse(work, { kind, params, intent }, answer);
    await noteFailure(work, intent, answer.error, answer.kind === 'FAILED');
    const made = answer.kind === 'NOT_SENT' ? null : await kind.find(stripe, params, facts);
    return made ? await done(made) : { outcome: { outcome: 'PENDING' } };
  } catch (error) {
    // The look-up failed too; the next attempt begins with it.
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    return { outcome: { outcome: 'PENDING' } };
  } finally {
    await giveUpLease(work, intentId);
  }
}

interface Claimed {
  kind: AnyIntentKind;
  params: unknown;
  intent: StripeIntent;
}

async function settle(
  work: Work,
  { kind, params, intent }: Claimed,
  object: { id: string },
): Promise<Attempted> {
  const refs = kind.mirrors?.(object, params) ?? [];
  return work.transact(async (tx) => {
    const { count } = await tx.db.stripeIntent.updateMany({
      where: { id: intent.id, state: 'INTENDED' },
      data: { state: 'DONE', stripeObjectId: object.id, settledAt: new Date(), lastError: null },
    });
    // Somebody else came to an end after our lease had run out.
    if (count === 0) return { object, refs };
    await kind.settle?.(tx, object, params, factsOf(intent));
    const since = (await databaseTime(tx)).toISOString();
    // The caller fetches at once; the job is for the case that it cannot.
    if (refs.length > 0) tx.enqueue(mirrorObjectsJob, { refs, since }, { delayMs: 2_000 });
    return { object, refs };
  });
}

async function refuse(
  work: Work,
  { kind, params, intent }: Claimed,
  { code, message }: Refused,
): Promise<Attempted> {
  await work.transact(async (tx) => {
    const { count } = await tx.db.stripeIntent.updateMany({
      where: { id: intent.id, state: 'INTENDED' },
      data: {
        state: 'REFUSED',
        refusalCode: code,
        refusalMessage: message.slice(0, 1_000),
        settledAt: new Date(),
      },
    });
    if (count > 0) await kind.refused?.(tx, { code, message }, params, factsOf(intent));
  });
  return { outcome: { outcome: 'REFUSED', code, message } };
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
    tx.db.stripeIntent.updateMany({
      where: { id: intent.id, state: 'INTENDED', generation: intent.generation },
      data: {
        lastError: String(error).slice(0, 500),
        ...(needsNewKey && { generation: intent.generation + 1, sentAt: new Date() }),
      },
    }),
  );
}

const factsOf = ({ id, organizationId, createdAt }: StripeIntent): IntentFacts => ({
  id,
  organizationId,
  createdAt,
});
