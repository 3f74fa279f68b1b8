import { setTimeout as sleep } from 'node:timers/promises';
import type { Work } from '../context.ts';
import type { StripeIntent } from '../generated/prisma/client.ts';
import type { IntentOutcome } from './intent-outcome.ts';

/** Longer than all calls of one attempt can take. */
const leaseMs = 90_000;
const waitMs = 25_000;
const pauseMs = 100;
/** Stripe may forget a key after 24 hours; from then on it would do the same again. */
const keyTrustedMs = 23 * 3_600_000;

type Claim =
  /** `wasSent`: Stripe was asked before, so it must be looked up first. */
  { intent: StripeIntent; wasSent: boolean } | { outcome: IntentOutcome };

/**
 * Takes an intent for one attempt, and notes that Stripe is about to be asked: a crash from here on
 * is an unknown outcome. Whoever finds it taken waits for its answer.
 */
export async function claimIntent(work: Work, intentId: string): Promise<Claim> {
  for (const giveUpAt = Date.now() + waitMs; ; ) {
    const claimed = await tryToClaim(work, intentId);
    if (claimed) return claimed;
    if (Date.now() > giveUpAt) return { outcome: { outcome: 'PENDING' } };
    await sleep(pauseMs);
  }
}

async function tryToClaim(work: Work, id: string): Promise<Claim | null> {
  return work.transact(async (tx) => {
    const now = new Date();
    const { count } = await tx.db.stripeIntent.updateMany({
      where: {
        id,
        state: 'INTENDED',
        OR: [{ leasedUntil: null }, { leasedUntil: { lt: now } }],
      },
      data: { leasedUntil: new Date(now.getTime() + leaseMs), attempts: { increment: 1 } },
    });
    const intent = await tx.db.stripeIntent.findUniqueOrThrow({ where: { id } });
    if (count === 0) {
      const outcome = outcomeOf(intent);
      return outcome && { outcome };
    }
    const { sentAt, generation } = intent;
    const isOld = sentAt !== null && now.getTime() - sentAt.getTime() > keyTrustedMs;
    const noted = await tx.db.stripeIntent.update({
      where: { id },
      data: isOld
        ? { sentAt: now, generation: generation + 1 }
        : { sentAt: sentAt ?? now, generation },
    });
    return { intent: noted, wasSent: sentAt !== null };
  });
}

export async function giveUpLease(work: Work, id: string): Promise<void> {
  await work.transact((tx) =>
    tx.db.stripeIntent.updateMany({ where: { id }, data: { leasedUntil: null } }),
  );
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
