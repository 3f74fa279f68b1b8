import type { Context } from '../../context.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { ChangeReconcileRunInput, ReconcileChange } from '../../generated/resolvers.ts';
import { reconcileJob } from '../../jobs/queued.ts';
import { notFound, refused } from '../sync-errors.ts';
import { underWay } from './ask-for-run.ts';

/** From which states a change leads where. */
const changes: Record<ReconcileChange, { from: string[]; to: string }> = {
  PAUSE: { from: ['RUNNING'], to: 'PAUSED' },
  RESUME: { from: ['PAUSED', 'FAILED'], to: 'RUNNING' },
  CANCEL: { from: ['RUNNING', 'PAUSED'], to: 'CANCELED' },
};

/** Pauses, resumes or cancels a run. The page that a worker is at is not saved any more. */
export async function changeReconcileRun(ctx: Context, { id, change }: ChangeReconcileRunInput) {
  const { from, to } = changes[change];
  try {
    return await ctx.transact(async (tx) => {
      const run = await tx.db.reconcileRun.findUnique({ where: { id } });
      if (!run) return notFound('noRun', ctx.viewer.locale);
      const { count } = await tx.db.reconcileRun.updateMany({
        where: { id, state: { in: from } },
        data: {
          ...{ state: to, changedAt: new Date(), worker: null, leasedUntil: null, failures: 0 },
          finishedAt: to === 'CANCELED' ? new Date() : null,
        },
      });
      if (count === 0) return refused('runState', ctx.viewer.locale, run.state, to);
      if (to === 'RUNNING') tx.enqueue(reconcileJob, {});
      tx.audit({
        action: `reconcile.${change.toLowerCase()}`,
        ...{ targetType: 'ReconcileRun', targetId: id },
        ...{ before: { state: run.state }, after: { state: to } },
      });
      return {
        __typename: 'ChangeReconcileRunSuccess' as const,
        run: await tx.db.reconcileRun.findUniqueOrThrow({ where: { id } }),
      };
    });
  } catch (error) {
    // The database lets one run be open.
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') {
      throw error;
    }
    return underWay(ctx, ['input', 'id']);
  }
}
