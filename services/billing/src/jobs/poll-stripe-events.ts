import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { pollEvents } from '../sync/poll-events.ts';

/** Finds events whose delivery was lost. */
export const pollStripeEvents = defineJob<Job>()({
  name: 'billing.poll-stripe-events',
  payload: z.object({}),
  attempts: 1,
  every: 30_000,
  handler: (_payload, job) => pollEvents(job),
});
