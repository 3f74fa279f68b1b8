import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { followStripeBalance } from '../ledger/follow-stripe-balance.ts';

/** Keeps the ledger's Stripe balance up with movements that no event tells of. */
export const followStripeBalanceJob = defineJob<Job>()({
  name: 'billing.follow-stripe-balance',
  payload: z.object({}),
  attempts: 1,
  every: 60_000,
  handler: async (_payload, job) => {
    await followStripeBalance(job);
  },
});
