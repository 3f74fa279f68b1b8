import { newId } from '@mobilytics/ids/new-id';
import type { Tx } from '../../context.ts';
import type { ReconcileRun } from '../../generated/prisma/client.ts';
import { reconcileJob } from '../../jobs/queued.ts';
import { databaseTime } from '../../mirror/database-time.ts';

/** Before the first type. */
const begin = { phase: 'BEGIN', type: null, window: null, after: null };

export type RunKind = 'NIGHTLY' | 'ASKED' | 'COMMAND' | 'CATCH_UP';

interface Asked {
  kind: RunKind;
  askedBy?: { id: string; name: string | null };
  /** Who works on it from the beginning; otherwise a job takes it. */
  worker?: string;
}

/** Starts a run; null while another one is open, for two would wipe out each other's marks. */
export async function startRun(
  tx: Tx,
  { kind, askedBy, worker }: Asked,
): Promise<ReconcileRun | null> {
  const now = await databaseTime(tx);
  const id = newId('rcn');
  const { count } = await tx.db.reconcileRun.createMany({
    data: [
      {
        ...{ id, kind, state: 'RUNNING', counts: {}, cursor: begin },
        ...{ askedById: askedBy?.id, askedByName: askedBy?.name },
        ...{ startedAt: now, changedAt: now },
        ...(worker && { worker, leasedUntil: new Date(now.getTime() + 60_000) }),
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) return null;
  if (worker === undefined) tx.enqueue(reconcileJob, {});
  return tx.db.reconcileRun.findUniqueOrThrow({ where: { id } });
}
