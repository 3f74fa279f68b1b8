import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';

const rowsAtOnce = 5_000;

/** Forgets what was asked of carriers more than 30 days ago, a few thousand rows at a time. */
export const pruneCalls = defineJob<Job>()({
  name: 'logistics.prune-calls',
  payload: z.object({}),
  attempts: 1,
  every: 3_600_000,
  handler: async (_, job) => {
    for (let deleted = rowsAtOnce; deleted === rowsAtOnce && !job.signal.aborted; ) {
      deleted = await job.db.$executeRaw`
        DELETE FROM "CarrierCall" WHERE "id" IN (
          SELECT "id" FROM "CarrierCall" WHERE "startedAt" < now() - interval '30 days'
          LIMIT ${rowsAtOnce})`;
    }
  },
});
