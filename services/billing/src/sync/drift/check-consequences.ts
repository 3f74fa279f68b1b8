import type { Tx, Work } from '../../context.ts';
import { canonicalJson } from '../../mirror/canonical.ts';
import { healDrift } from './close-drift.ts';
import type { DriftCategory } from './drift-category.ts';
import { duplicateSubscriptions } from './duplicate-subscriptions.ts';
import { type FoundDrift, openDrift } from './open-drift.ts';
import { paidCanceled, paidNotReleased, releasedNotPaid } from './order-drift.ts';

const checks = {
  DUPLICATE_SUBSCRIPTION: duplicateSubscriptions,
  PAID_NOT_RELEASED: paidNotReleased,
  PAID_CANCELED: paidCanceled,
  RELEASED_NOT_PAID: releasedNotPaid,
} as const;

/** What can be wrong although the mirror has every object as Stripe has it. */
export const consequences = Object.keys(checks) as (keyof typeof checks)[];

/** Finds what does not fit together in the mirror and closes what fits again. */
export async function checkConsequences(work: Work, runId: string | null): Promise<void> {
  for (const category of consequences) {
    const found = await checks[category](work);
    for (const one of found) {
      await work.transact(async (tx) => {
        if (!(await wasAccepted(tx, one))) await openDrift(tx, { ...one, runId });
      });
    }
    await healOthers(work, category, found);
  }
}

/** Looks at open ones only, which is cheap enough to do all the time. */
export async function recheckConsequences(work: Work): Promise<void> {
  for (const category of consequences) {
    const open = await work.db.drift.count({ where: { category, state: 'OPEN' } });
    if (open > 0) await healOthers(work, category, await checks[category](work));
  }
}

async function healOthers(
  work: Work,
  category: DriftCategory,
  found: readonly Pick<FoundDrift, 'objectId'>[],
): Promise<void> {
  const gone = await work.db.drift.findMany({
    where: { category, state: 'OPEN', objectId: { notIn: found.map(({ objectId }) => objectId) } },
    select: { objectId: true },
    take: 500,
  });
  const ids = gone.map(({ objectId }) => objectId);
  if (ids.length > 0) await work.transact((tx) => healDrift(tx, ids, [category]));
}

/** Somebody looked at exactly this and took it as it is. */
async function wasAccepted(tx: Tx, found: Omit<FoundDrift, 'runId'>): Promise<boolean> {
  const { objectId, category, fields } = found;
  const last = await tx.db.drift.findFirst({
    where: { objectId, category, state: 'CLOSED', resolution: 'TAKEN' },
    orderBy: { resolvedAt: 'desc' },
  });
  return last !== null && canonicalJson(last.fields) === canonicalJson(fields);
}
