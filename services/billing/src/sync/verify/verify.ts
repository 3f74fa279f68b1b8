import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Work } from '../../context.ts';
import type { ReconcileRun } from '../../generated/prisma/client.ts';
import type { DriftField } from '../drift/drift-field.ts';
import { isFresh } from '../guard-money.ts';
import { inStepAsOf } from '../in-step.ts';
import { pollEvents } from '../poll-events.ts';
import { type RunCounts, readCounts } from '../reconcile/run-counts.ts';
import { startRun } from '../reconcile/start-run.ts';
import { workRun } from '../reconcile/work-run.ts';

/** What a check came to. */
export interface Verdict {
  /** IN_STEP: proven. DRIFT: differences stand. CANNOT_TELL: it could not be compared. */
  verdict: 'IN_STEP' | 'DRIFT' | 'CANNOT_TELL';
  /** Why it cannot be told; null otherwise. */
  reason: string | null;
  runId: string | null;
  inStepAsOf: Date | null;
  counts: RunCounts;
  /** Open differences by category. */
  drift: Record<string, number>;
  /** The newest of them, at most 20, and which fields differ. */
  differences: { category: string; objectType: string; objectId: string; fields: string[] }[];
}

const mostShown = 20;

/**
 * Compares all of Stripe with the mirror in this process and records what differs; it writes no object.
 * Another comparison that is open is waited for.
 */
export async function verify(work: Work, waitMs: number): Promise<Verdict> {
  try {
    await pollEvents(work);
    const run = await compare(work, waitMs);
    if (typeof run === 'string') return { ...(await standing(work, null)), ...cannotTell(run) };
    const stands = await standing(work, run);
    if (run.state !== 'DONE') {
      return { ...stands, ...cannotTell(`The comparison is ${run.state}: ${run.error ?? ''}`) };
    }
    if (Object.keys(stands.drift).length > 0) return { ...stands, verdict: 'DRIFT', reason: null };
    if (await isFresh(work)) return { ...stands, verdict: 'IN_STEP', reason: null };
    return { ...stands, ...cannotTell(await staleReason(work)) };
  } catch (error) {
    const nothing = { runId: null, inStepAsOf: null, counts: {}, drift: {}, differences: [] };
    return { ...nothing, ...cannotTell(String(error)) };
  }
}

const cannotTell = (reason: string) => ({ verdict: 'CANNOT_TELL' as const, reason });

async function compare(work: Work, waitMs: number): Promise<ReconcileRun | string> {
  const worker = randomUUID();
  const giveUpAt = Date.now() + waitMs;
  for (;;) {
    const run = await work.transact((tx) => startRun(tx, { kind: 'COMMAND', worker }));
    if (run) return finish(work, run.id, worker);
    const open = { state: { in: ['RUNNING', 'PAUSED'] } };
    const other = await work.db.reconcileRun.findFirst({ where: open });
    if (other?.state === 'PAUSED')
      return `Comparison ${other.id} rests; resume or cancel it first.`;
    if (Date.now() > giveUpAt) return `Another comparison runs, ${other?.id}.`;
    await sleep(500);
  }
}

/** What stops the run is tried again a few times, as the job does. */
async function finish(work: Work, id: string, worker: string): Promise<ReconcileRun> {
  const never = new AbortController().signal;
  for (let attempt = 1; ; attempt += 1) {
    await workRun(work, worker, never);
    const run = await work.db.reconcileRun.findUniqueOrThrow({ where: { id } });
    if (run.state !== 'RUNNING') return run;
    if (attempt === 3) {
      const data = { state: 'FAILED', finishedAt: new Date() };
      return work.db.reconcileRun.update({ where: { id }, data });
    }
    await work.db.reconcileRun.updateMany({
      where: { id, worker: null },
      data: { worker, leasedUntil: null },
    });
    await sleep(1_000);
  }
}

async function standing(work: Work, run: ReconcileRun | null) {
  const open = await work.db.drift.groupBy({
    by: ['category'],
    where: { state: 'OPEN' },
    _count: true,
    orderBy: { category: 'asc' },
  });
  const newest = await work.db.drift.findMany({
    where: { state: 'OPEN' },
    orderBy: [{ foundAt: 'desc' }, { id: 'desc' }],
    take: mostShown,
  });
  return {
    runId: run?.id ?? null,
    inStepAsOf: await inStepAsOf(work.db),
    counts: run ? readCounts(run.counts) : {},
    drift: Object.fromEntries(open.map(({ category, _count }) => [category, _count])),
    differences: newest.map(({ category, objectType, objectId, fields }) => ({
      ...{ category, objectType, objectId },
      fields: (fields as unknown as DriftField[]).map(({ path }) => path),
    })),
  };
}

async function staleReason(work: Work): Promise<string> {
  const waiting = await work.db.stripeEvent.count({ where: { appliedAt: null, failedAt: null } });
  return waiting > 0
    ? `${waiting} events wait to be applied: does the billing service run?`
    : 'Events were lost, or Stripe could not be listed: the mirror is not proven to be recent.';
}
