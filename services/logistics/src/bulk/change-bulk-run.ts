import type { Context, Tx } from '../context.ts';
import type { BulkRun } from '../generated/prisma/client.ts';
import type { BulkRunStatus } from '../generated/prisma/enums.ts';
import type { BulkRunChange, ChangeBulkRunInput } from '../generated/resolvers.ts';
import { workBulkRun } from '../jobs/bulk-runs.ts';
import { canGo } from '../transition.ts';
import { notFound, refusedTransition } from '../user-errors.ts';
import { bulkTransitions } from './bulk-status.ts';

const goal: Record<BulkRunChange, BulkRunStatus> = {
  PAUSE: 'PAUSED',
  RESUME: 'RUNNING',
  CANCEL: 'CANCELED',
  RETRY_FAILED: 'RUNNING',
};

/** Pauses, resumes, cancels or tries again. What is being bought is always finished. */
export async function changeBulkRun(ctx: Context, { id, change }: ChangeBulkRunInput) {
  return ctx.transact(async (tx) => {
    const run = await lockRun(tx, id);
    if (run === null) return notFound(ctx.viewer, 'Bulk run', 'id');
    const to = goal[change];
    const isRetry = change === 'RETRY_FAILED';
    const isAllowed = canGo(bulkTransitions, run.status, to) && (run.status === 'DONE') === isRetry;
    if (!isAllowed && !(isRetry && run.status === 'RUNNING')) {
      return refusedTransition(ctx.viewer, { from: run.status, to, field: 'id' });
    }
    if (isRetry) await requeueFailed(tx, id);
    if (change === 'CANCEL') await skipRest(tx, id);
    const bulkRun = await tx.db.bulkRun.update({
      where: { id },
      data: {
        status: to,
        finishedAt: to === 'CANCELED' ? tx.now : null,
        version: { increment: 1 },
      },
    });
    if (to === 'RUNNING') tx.enqueue(workBulkRun, { runId: id });
    tx.audit({
      action: `bulk-run.${change.toLowerCase().replace('_', '-')}`,
      targetType: 'BulkRun',
      targetId: id,
      before: { status: run.status },
      after: { status: to },
    });
    return { __typename: 'ChangeBulkRunSuccess' as const, bulkRun };
  });
}

/** A failed parcel that another run has taken since stays failed here. */
async function requeueFailed(tx: Tx, runId: string): Promise<void> {
  await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('start bulk run'))`;
  await tx.db.$executeRaw`
    UPDATE "BulkItem" item
    SET "status" = 'QUEUED', "reasonCode" = NULL, "reasonDetail" = NULL, "rateId" = NULL,
      "attempts" = 0, "notBefore" = NULL, "updatedAt" = ${tx.now}
    WHERE item."runId" = ${runId} AND item."status" = 'FAILED'
      AND NOT EXISTS (
        SELECT 1 FROM "BulkItem" other
        WHERE other."fulfillmentId" = item."fulfillmentId" AND other."status" IN ('QUEUED', 'RATED'))`;
}

async function skipRest(tx: Tx, runId: string): Promise<void> {
  await tx.db.bulkItem.updateMany({
    where: { runId, status: 'QUEUED' },
    data: { status: 'SKIPPED', reasonCode: 'RUN_CANCELED', updatedAt: tx.now },
  });
}

async function lockRun(tx: Tx, id: string): Promise<BulkRun | null> {
  await tx.db.$queryRaw`SELECT 1 FROM "BulkRun" WHERE "id" = ${id} FOR UPDATE`;
  return tx.db.bulkRun.findUnique({ where: { id } });
}
