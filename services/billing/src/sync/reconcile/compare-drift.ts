import type { Work } from '../../context.ts';
import type { ReconcileRun } from '../../generated/prisma/client.ts';
import { mirrorTypeOf } from '../../mirror/mirror-types.ts';
import { objectCategories } from '../drift/drift-category.ts';
import { judge } from './judge.ts';
import type { RunPlace } from './run-place.ts';

const pageSize = 50;

/** Looks again at open differences that this run did not meet; what is gone closes itself. */
export async function compareDrift(
  work: Work,
  run: ReconcileRun,
  place: RunPlace,
): Promise<RunPlace | null> {
  const open = await work.db.drift.findMany({
    where: {
      state: 'OPEN',
      category: { in: [...objectCategories] },
      OR: [{ runId: null }, { runId: { not: run.id } }],
      ...(place.after && { id: { gt: place.after.id } }),
    },
    orderBy: { id: 'asc' },
    take: pageSize,
  });
  for (const { objectType, objectId, stripeCustomerId: customerId } of open) {
    const type = mirrorTypeOf(objectType);
    if (type) await judge(work, run, type, [{ type: objectType, id: objectId, customerId }]);
  }
  const last = open.at(-1);
  if (last === undefined || open.length < pageSize) return null;
  return { ...place, after: { id: last.id, created: null } };
}
