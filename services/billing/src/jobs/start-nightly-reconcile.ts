import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { startRun } from '../sync/reconcile/start-run.ts';

/** Every night at 3:10 in Toronto (4:10 in summer) all of Stripe is compared with the mirror. */
export const startNightlyReconcile = defineJob<Job>()({
  name: 'billing.start-nightly-reconcile',
  payload: z.object({}),
  pattern: '10 8 * * *',
  async handler(_payload, job) {
    const run = await job.transact((tx) => startRun(tx, { kind: 'NIGHTLY' }));
    if (!run)
      job.log.warn('Another comparison with Stripe is open, so the nightly one is left out.');
  },
});
