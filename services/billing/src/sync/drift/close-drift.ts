import type { Tx } from '../../context.ts';
import { liftBlocksJob } from '../../jobs/queued.ts';
import { databaseTime } from '../../mirror/database-time.ts';
import { type DriftCategory, objectCategories } from './drift-category.ts';

/**
 * Closes what is open about these objects, because parity was proven. Where somebody had chosen how to
 * settle it, that stands as the reason. What waited for it is tried again at once.
 */
export async function healDrift(
  tx: Tx,
  objectIds: readonly string[],
  categories: readonly DriftCategory[] = objectCategories,
): Promise<number> {
  const open = await tx.db.drift.findMany({
    where: { objectId: { in: [...objectIds] }, state: 'OPEN', category: { in: [...categories] } },
    select: { id: true, resolution: true, organizationId: true },
  });
  if (open.length === 0) return 0;
  const resolvedAt = await databaseTime(tx);
  for (const { id, organizationId, resolution } of open) {
    const settled = resolution ?? 'HEALED';
    const { count } = await tx.db.drift.updateMany({
      where: { id, state: 'OPEN' },
      data: { state: 'CLOSED', resolution: settled, resolvedAt },
    });
    if (count === 0) continue;
    tx.audit({
      action: 'drift.closed',
      ...{ targetType: 'Drift', targetId: id, organizationId },
      ...{ before: { state: 'OPEN' }, after: { state: 'CLOSED', resolution: settled } },
    });
  }
  // Events that were given up spoke of objects that were fetched since.
  if (categories.includes('DIFFERENT')) {
    await tx.db.stripeEvent.updateMany({
      where: { objectId: { in: [...objectIds] }, appliedAt: null, failedAt: { not: null } },
      data: { appliedAt: resolvedAt, outcome: 'APPLIED' },
    });
  }
  tx.enqueue(liftBlocksJob, {});
  return open.length;
}
