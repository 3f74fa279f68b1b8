import type { Work } from '../../context.ts';
import { startRun } from './start-run.ts';

/**
 * Starts the complete list that makes good for events that were lost. One that staff canceled, or that
 * failed for good, is not started again by itself.
 */
export async function catchUp(work: Work, lost: Date): Promise<void> {
  const latest = await work.db.reconcileRun.findFirst({
    where: { kind: 'CATCH_UP', startedAt: { gte: lost } },
    orderBy: { startedAt: 'desc' },
  });
  if (latest && latest.state !== 'DONE') return;
  const run = await work.transact((tx) => startRun(tx, { kind: 'CATCH_UP' }));
  if (run) work.log.error({ runId: run.id, lost }, 'Events of Stripe were lost; all is listed.');
}
