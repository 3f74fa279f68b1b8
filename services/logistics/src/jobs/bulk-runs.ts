import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import { workThrough } from '../bulk/work-through.ts';
import type { Job } from '../context.ts';

/** Works through a run at once after it is started. Which one is written in the payload. */
export const workBulkRun = defineJob<Job>()({
  name: 'logistics.bulk-run',
  payload: z.object({ runId: z.string() }),
  attempts: 3,
  concurrency: 2,
  handler: ({ runId }, job) => workThrough(job, runId),
});

/** Goes on with runs that a process which stopped or died left behind. */
export const resumeBulkRuns = (every: number) =>
  defineJob<Job>()({
    name: 'logistics.resume-bulk-runs',
    payload: z.object({}),
    attempts: 1,
    every,
    handler: async (_, job) => {
      const left = await job.db.$queryRaw<{ id: string }[]>`
        SELECT run."id" FROM "BulkRun" run
        WHERE (run."leaseUntil" IS NULL OR run."leaseUntil" < now())
          AND (run."status" = 'RUNNING' OR EXISTS (
            SELECT 1 FROM "BulkItem" item WHERE item."runId" = run."id" AND item."status" = 'RATED'))
        ORDER BY run."createdAt" LIMIT 5`;
      for (const { id } of left) {
        if (job.signal.aborted) return;
        await workThrough(job, id);
      }
    },
  });
