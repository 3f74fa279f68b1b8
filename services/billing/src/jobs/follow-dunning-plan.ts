import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { followPlan } from '../dunning/follow-plan.ts';

/** Reminds of invoices that are not paid, as the plan says; each step once. */
export const followDunningPlan = defineJob<Job>()({
  name: 'billing.follow-dunning-plan',
  payload: z.object({}),
  attempts: 1,
  every: 10 * 60_000,
  handler: (_payload, job) => followPlan(job, job.signal),
});
