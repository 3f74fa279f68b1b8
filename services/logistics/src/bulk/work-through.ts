import type { Job } from '../context.ts';
import { buyItem } from './buy-item.ts';

/** How many parcels are bought at the same time. */
const atOnce = 6;

/** A process that dies keeps others from its run for this long. */
const leaseSeconds = 30;

/** Parcels that have their turn now. What is being bought is finished also when the run is paused. */
const batch = 48;

/** Buys what is due of a run, until nothing is or the process stops. One process works on a run. */
export async function workThrough(job: Job, runId: string): Promise<void> {
  if (!(await takeLease(job, runId))) return;
  try {
    for (;;) {
      const due = await dueItems(job, runId);
      if (due.length === 0 || job.signal.aborted) break;
      await buyAll(job, runId, due);
    }
    await finish(job, runId);
  } finally {
    await leave(job, runId);
  }
}

async function buyAll(job: Job, runId: string, ids: readonly string[]): Promise<void> {
  const queue = [...ids];
  const work = async () => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      if (job.signal.aborted || !(await mayGoOn(job, runId, id))) return;
      await buyItem(job, id);
      await takeLease(job, runId, true);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

async function dueItems({ db }: Job, runId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT item."id" FROM "BulkItem" item JOIN "BulkRun" run ON run."id" = item."runId"
    WHERE item."runId" = ${runId}
      AND (item."status" = 'RATED' OR (item."status" = 'QUEUED' AND run."status" = 'RUNNING'))
      AND (item."notBefore" IS NULL OR item."notBefore" <= now())
    ORDER BY item."position" LIMIT ${batch}`;
  return rows.map(({ id }) => id);
}

/** Somebody may have paused the run since the batch was read. */
async function mayGoOn({ db }: Job, runId: string, id: string): Promise<boolean> {
  const run = await db.bulkRun.findUniqueOrThrow({ where: { id: runId } });
  if (run.status === 'RUNNING') return true;
  return (await db.bulkItem.findUniqueOrThrow({ where: { id } })).status === 'RATED';
}

async function takeLease({ db }: Job, runId: string, isOurs = false): Promise<boolean> {
  const taken = await db.$executeRaw`
    UPDATE "BulkRun" SET "leaseUntil" = now() + make_interval(secs => ${leaseSeconds})
    WHERE "id" = ${runId} AND (${isOurs} OR "leaseUntil" IS NULL OR "leaseUntil" < now())`;
  return taken === 1;
}

/** Done when no parcel waits any more; those whose carrier is asked again later keep it open. */
async function finish({ db, now }: Job, runId: string): Promise<void> {
  await db.$executeRaw`
    UPDATE "BulkRun" SET "status" = 'DONE', "finishedAt" = ${now()}, "version" = "version" + 1
    WHERE "id" = ${runId} AND "status" = 'RUNNING' AND NOT EXISTS (
      SELECT 1 FROM "BulkItem" WHERE "runId" = ${runId} AND "status" IN ('QUEUED', 'RATED'))`;
}

const leave = ({ db }: Job, id: string) =>
  db.bulkRun.update({ where: { id }, data: { leaseUntil: null } });
