import { defineJob } from '@mobilytics/jobs/define-job';
import type { Job } from '../context.ts';
import { carryOut } from '../intent/carry-out.ts';
import { carryOutIntentJob } from './queued.ts';

/** Carries an intent out that its caller left behind, until Stripe has said yes or no. */
export const carryOutIntent = defineJob<Job>()({
  ...carryOutIntentJob,
  concurrency: 4,
  async handler({ intentId }, job) {
    const { outcome } = await carryOut(job, intentId);
    if (outcome === 'PENDING') throw new Error(`Intent ${intentId} has no clear answer yet.`);
  },
});
