import { defineJob } from '@mobilytics/jobs/define-job';
import type { Job } from '../context.ts';
import { mirror } from '../mirror/mirror.ts';
import { mirrorObjectsJob } from './queued.ts';

/** Fetches what our own writes changed at Stripe; what was fetched since is not fetched again. */
export const mirrorObjects = defineJob<Job>()({
  ...mirrorObjectsJob,
  concurrency: 4,
  async handler({ refs, since }, job) {
    for (const { customerId = null, ...one } of refs) {
      await mirror(job, { ...one, customerId }, new Date(since));
    }
  },
});
