import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { mirror } from '../mirror/mirror.ts';

const ref = z.object({ type: z.string(), id: z.string(), customerId: z.string().nullish() });

/** Fetches what our own writes changed at Stripe; what was fetched since is not fetched again. */
export const mirrorObjects = defineJob<Job>()({
  name: 'billing.mirror-objects',
  payload: z.object({ refs: z.array(ref), since: z.iso.datetime() }),
  attempts: 12,
  backoffMs: 500,
  concurrency: 4,
  async handler({ refs, since }, job) {
    for (const { customerId = null, ...one } of refs) {
      await mirror(job, { ...one, customerId }, new Date(since));
    }
  },
});
