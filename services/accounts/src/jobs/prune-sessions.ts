import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { JobContext } from '../context.ts';

/** Deletes sessions and short-lived secrets that have expired, which nobody else would. */
export const pruneSessions = defineJob<JobContext>()({
  name: 'accounts.prune-sessions',
  payload: z.object({}),
  every: 60 * 60 * 1000,
  async handler(_payload, { db, now }) {
    const expired = { where: { expiresAt: { lt: now() } } };
    await db.session.deleteMany(expired);
    await db.verification.deleteMany(expired);
  },
});
