import { randomUUID } from 'node:crypto';
import { defineJob } from '@mobilytics/jobs/define-job';
import type { Job } from '../context.ts';
import { workRun } from '../sync/reconcile/work-run.ts';
import { reconcileJob } from './queued.ts';

/** Works on the open comparison of the mirror with Stripe, wherever another process left it. */
export const reconcile = defineJob<Job>()({
  ...reconcileJob,
  attempts: 1,
  every: 5_000,
  handler: (_payload, job) => workRun(job, randomUUID(), job.signal),
});
