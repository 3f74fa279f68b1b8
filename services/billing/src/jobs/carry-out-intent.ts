import { defineJob } from '@mobilytics/jobs/define-job';
import type { Job } from '../context.ts';
import { carryOut } from '../intent/carry-out.ts';
import { carryOutIntentJob } from './queued.ts';

/** Carries an intent out that its caller left behind, until Stripe has said yes or no. */
export const carryOutIntent = defineJob<Job>()({
  ...carryOutIntentJob,
  // Doubling pauses from 1 s: over a day, long enough for any key to be given up.
  attempts: 18,
  backoffMs: 1_000,
  concurrency: 4,
  async handler({ intentId }, job) {
    const { outcome } = await carryOut(job, intentId);
    if (outcome === 'PENDING') throw new Error(`Intent ${intentId} has no clear answer yet.`);
  },
});
