import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { listUnexplained } from '../evidence/list-unexplained.ts';

/** Lists lines of invoices that nobody could explain to a customer. */
export const explainInvoices = defineJob<Job>()({
  name: 'billing.explain-invoices',
  payload: z.object({}),
  attempts: 1,
  every: 60_000,
  handler: (_payload, job) => listUnexplained(job),
});
