import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { pollEvents } from '../sync/poll-events.ts';
import { resumeEvents } from '../sync/resume-events.ts';

/** Finds events whose delivery was lost, and events whose job was. */
export const pollStripeEvents = defineJob<Job>()({
  name: 'billing.poll-stripe-events',
  payload: z.object({}),
  attempts: 1,
  every: 30_000,
  async handler(_payload, job) {
    await resumeEvents(job);
    await pollEvents(job);
  },
});
