import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import { invoiceLine } from '../campaign/invoice-line.ts';
import type { Job } from '../context.ts';

/** Invoices a line at its fixed price. Each step is an intent, so a second run finds what was done. */
export const chargeLine = defineJob<Job>()({
  name: 'billing.charge-line',
  payload: z.object({ lineId: z.string() }),
  attempts: 8,
  backoffMs: 2_000,
  concurrency: 4,
  handler: ({ lineId }, job) => invoiceLine(job, lineId),
});
