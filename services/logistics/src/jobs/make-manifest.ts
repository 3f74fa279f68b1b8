import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { completeManifest } from '../manifest/complete-manifest.ts';

/** A carrier draws a large manifest for longer than a request may last. */
export const makeManifest = defineJob<Job>()({
  name: 'logistics.make-manifest',
  payload: z.object({ manifestId: z.string() }),
  attempts: 1,
  handler: async ({ manifestId }, job) => {
    const outcome = await completeManifest(job, manifestId);
    job.log.info({ manifestId, outcome: outcome.is }, 'A large manifest was made.');
  },
});
