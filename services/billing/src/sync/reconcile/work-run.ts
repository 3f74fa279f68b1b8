import type { Work } from '../../context.ts';
import type { Prisma, ReconcileRun } from '../../generated/prisma/client.ts';
import { liftBlocksJob } from '../../jobs/queued.ts';
import { mirrorTypeOf } from '../../mirror/mirror-types.ts';
import { checkConsequences } from '../drift/check-consequences.ts';
import { cursorName } from '../in-step.ts';
import { pollEvents } from '../poll-events.ts';
import { compareRows } from '../rows/compare-rows.ts';
import { compareDrift } from './compare-drift.ts';
import { comparePage } from './compare-page.ts';
import { compareUnseen } from './compare-unseen.ts';
import { listPage } from './list-page.ts';
import { addCounts, readCounts } from './run-counts.ts';
import { nextPlace, type RunPlace, readPlace } from './run-place.ts';

const leaseMs = 60_000;
const mostFailures = 10;

/**
 * Works on the open run, if no other process does, until it is done, paused or canceled, or this
 * process stops. Place and counts are saved together after each page: a crash repeats one page.
 */
export async function workRun(work: Work, worker: string, signal: AbortSignal): Promise<void> {
  let run = await lease(work, worker);
  try {
    while (run !== null && run.state === 'RUNNING' && !signal.aborted) {
      run = await step(work, run);
    }
  } catch (error) {
    if (run) await noteFailure(work, run, worker, error);
    return;
  }
  if (run?.state === 'RUNNING') {
    // Whoever comes next need not wait for the lease to end.
    await work.db.reconcileRun.updateMany({
      where: { id: run.id, worker },
      data: { worker: null, leasedUntil: null },
    });
  }
}

async function lease(work: Work, worker: string): Promise<ReconcileRun | null> {
  const now = new Date();
  const [open] = await work.db.reconcileRun.findMany({ where: { state: 'RUNNING' }, take: 1 });
  if (!open) return null;
  const { count } = await work.db.reconcileRun.updateMany({
    where: {
      ...{ id: open.id, state: 'RUNNING' },
      OR: [{ worker }, { leasedUntil: null }, { leasedUntil: { lt: now } }],
    },
    data: { worker, leasedUntil: new Date(now.getTime() + leaseMs) },
  });
  return count === 0 ? null : { ...open, worker };
}

/** One page of the run. Answers it as it was saved; null when somebody else has it now. */
async function step(work: Work, run: ReconcileRun): Promise<ReconcileRun | null> {
  const place = readPlace(run.cursor);
  if (place.phase === 'END') return finish(work, run);
  const { next, counts } = await compareAt(work, run, place);
  return save(work, run, { cursor: next ?? nextPlace(place), ...(counts && { counts }) });
}

async function compareAt(
  work: Work,
  run: ReconcileRun,
  place: RunPlace,
): Promise<{ next: RunPlace | null; counts?: Prisma.InputJsonObject }> {
  if (place.phase === 'DRIFT') return { next: await compareDrift(work, run, place) };
  if (place.phase === 'ORDERS') {
    if (run.kind !== 'CATCH_UP') await checkConsequences(work, run.id);
    return { next: null };
  }
  const type = mirrorTypeOf(place.type ?? '');
  if (type === undefined) return { next: null };
  if (place.phase === 'ROWS') return { next: await compareRows(work, run, type, place) };
  const known = readCounts(run.counts);
  if (place.phase === 'UNSEEN') {
    const { counts, next } = await compareUnseen(work, run, type, place);
    return { next, counts: addCounts(known, type.type, counts) };
  }
  const page = await listPage(work, type, place, run.startedAt);
  const counts = await comparePage(work, run, type, page);
  return { next: page.next, counts: addCounts(known, type.type, counts) };
}

async function save(
  work: Work,
  run: ReconcileRun,
  change: Pick<Prisma.ReconcileRunUpdateManyMutationInput, 'cursor' | 'counts'>,
): Promise<ReconcileRun | null> {
  const now = new Date();
  const { count } = await work.db.reconcileRun.updateMany({
    where: { id: run.id, worker: run.worker, state: 'RUNNING' },
    data: {
      ...{ ...change, changedAt: now, leasedUntil: new Date(now.getTime() + leaseMs) },
      ...{ failures: 0, error: null },
    },
  });
  if (count === 0) return null;
  return work.db.reconcileRun.findUniqueOrThrow({ where: { id: run.id } });
}

async function finish(work: Work, run: ReconcileRun): Promise<null> {
  await work.transact(async (tx) => {
    const { count } = await tx.db.reconcileRun.updateMany({
      where: { id: run.id, worker: run.worker, state: 'RUNNING' },
      data: {
        ...{ state: 'DONE', finishedAt: new Date(), changedAt: new Date() },
        ...{ worker: null, leasedUntil: null },
      },
    });
    if (count === 0) return;
    if (run.kind === 'CATCH_UP') {
      await tx.db.eventCursor.updateMany({
        where: { name: cursorName },
        data: { lostSince: null, readUpTo: run.startedAt, provenAt: null },
      });
    }
    tx.enqueue(liftBlocksJob, {});
  });
  // What happened while all was listed is in the events again.
  if (run.kind === 'CATCH_UP') await pollEvents(work);
  const open = await work.db.drift.count({ where: { state: 'OPEN' } });
  work.log[open > 0 ? 'error' : 'info']({ runId: run.id, open }, 'Stripe and the mirror compared.');
  return null;
}

/** Goes on from the same page after a pause that grows; too many failures in a row end the run. */
async function noteFailure(
  work: Work,
  run: ReconcileRun,
  worker: string,
  error: unknown,
): Promise<void> {
  const failures = run.failures + 1;
  const hasFailed = failures >= mostFailures;
  work.log.error({ err: error, runId: run.id, failures }, 'A comparison with Stripe stopped.');
  const now = Date.now();
  await work.db.reconcileRun.updateMany({
    where: { id: run.id, worker, state: 'RUNNING' },
    data: {
      ...{ failures, error: String(error).slice(0, 500), changedAt: new Date(now), worker: null },
      leasedUntil: new Date(now + Math.min(2 ** failures * 1_000, 300_000)),
      ...(hasFailed && { state: 'FAILED', finishedAt: new Date(now) }),
    },
  });
}
