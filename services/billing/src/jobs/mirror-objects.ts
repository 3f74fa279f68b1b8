import { defineJob } from '@mobilytics/jobs/define-job';
import type { Job } from '../context.ts';
import { mirror } from '../mirror/mirror.ts';
import { mirrorObjectsJob } from './queued.ts';

/**
 * Fetches what our own writes changed at Stripe and whoever wrote died before fetching. Nearly always
 * all of it was fetched since, which one read tells.
 */
export const mirrorObjects = defineJob<Job>()({
  ...mirrorObjectsJob,
  concurrency: 4,
  async handler({ refs, since }, job) {
    const fetched = await job.db.mirrorObject.findMany({
      where: { id: { in: refs.map(({ id }) => id) }, fetchedAt: { gt: since } },
      select: { id: true },
    });
    const known = new Set(fetched.map(({ id }) => id));
    for (const { customerId = null, ...one } of refs) {
      if (!known.has(one.id)) await mirror(job, { ...one, customerId }, new Date(since));
    }
  },
});
