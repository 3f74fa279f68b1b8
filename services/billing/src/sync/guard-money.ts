import type { Work } from '../context.ts';
import { databaseTime } from '../mirror/database-time.ts';
import { notBlocking } from './drift/drift-category.ts';
import { inStepAsOf } from './in-step.ts';
import { pollEvents } from './poll-events.ts';

/** Why nothing may move on money now. */
export interface MoneyBlock {
  reason: 'STALE' | 'DRIFT';
  /** Until when the mirror is proven; null when it never was. */
  asOf: Date | null;
  /** The open differences of the customer. */
  driftIds: string[];
}

/**
 * Whether money of this organisation may move: only while the mirror is younger than its allowed age
 * and no difference of the organisation is open. A mirror that is too old is given the chance to prove
 * itself at once, so that a block lasts no longer than its cause. Null when money may move.
 */
export async function guardMoney(work: Work, organizationId: string): Promise<MoneyBlock | null> {
  const drift = await work.db.drift.findMany({
    where: { organizationId, state: 'OPEN', category: { notIn: [...notBlocking] } },
    orderBy: { foundAt: 'asc' },
    select: { id: true },
    take: 20,
  });
  if (drift.length > 0) {
    const asOf = await inStepAsOf(work.db);
    return { reason: 'DRIFT', asOf, driftIds: drift.map(({ id }) => id) };
  }
  if (await isFresh(work)) return null;
  await pollEvents(work).catch((error) =>
    work.log.error({ err: error }, 'Stripe cannot be listed.'),
  );
  if (await isFresh(work)) return null;
  return { reason: 'STALE', asOf: await inStepAsOf(work.db), driftIds: [] };
}

export async function isFresh(work: Work): Promise<boolean> {
  const asOf = await inStepAsOf(work.db);
  if (asOf === null) return false;
  const now = await work.transact(databaseTime);
  return now.getTime() - asOf.getTime() <= work.services.mirrorMaxAgeMs;
}
