import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { noteMissing } from '../reconciliation/note-missing.ts';

/** Looks for what is missing on the carriers' bills: labels and refunds. */
export const watchBills = defineJob<Job>()({
  name: 'logistics.watch-bills',
  payload: z.object({}),
  attempts: 1,
  every: 6 * 3_600_000,
  handler: (_, { db }) => noteMissing(db),
});
