import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { handOverParcels } from '../manifest/hand-over-parcels.ts';

/** Moves the parcels of a manifest that the carrier took, also after the request that said so has ended. */
export const handOverRest = defineJob<Job>()({
  name: 'logistics.hand-over-parcels',
  payload: z.object({ manifestId: z.string() }),
  attempts: 8,
  backoffMs: 1_000,
  handler: async ({ manifestId }, job) => {
    await handOverParcels(job, manifestId, job.signal);
  },
});
