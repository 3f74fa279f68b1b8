import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';

/** Forgets what carriers told unasked 30 days ago; what came of it stands in the tracking. */
export const prunePushes = defineJob<Job>()({
  name: 'logistics.prune-pushes',
  payload: z.object({}),
  attempts: 1,
  pattern: '40 3 * * *',
  handler: async (_, job) => {
    const oldest = new Date(job.now().getTime() - 30 * 86_400_000);
    await job.db.trackingPush.deleteMany({ where: { receivedAt: { lt: oldest } } });
  },
});
