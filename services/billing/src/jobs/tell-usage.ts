import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { beginUsageBilling } from '../usage/begin-usage-billing.ts';
import { compareUsage } from '../usage/compare-usage.ts';
import { endUsageBilling } from '../usage/end-usage-billing.ts';
import { tellUsage } from '../usage/tell-usage.ts';

const isCounted = (state: string) => state === 'ACTIVE' || state === 'ENDING';

/**
 * Begins what was asked for, tells Stripe what became known, ends what was told to end, and compares what
 * Stripe invoiced of it.
 */
export const tellUsageOfAll = defineJob<Job>()({
  name: 'billing.tell-usage',
  payload: z.object({}),
  attempts: 1,
  every: 60_000,
  async handler(_payload, job) {
    const billings = await job.db.usageBilling.findMany({ orderBy: { createdAt: 'asc' } });
    for (const billing of billings) {
      try {
        if (billing.state === 'STARTING') await beginUsageBilling(job, billing.id);
        if (isCounted(billing.state)) {
          await tellUsage(job, billing);
          await endUsageBilling(job, billing);
        }
        if (billing.stripeSubscriptionId !== null) await compareUsage(job, billing);
      } catch (error) {
        // One customer's trouble keeps no other from being told.
        job.log.error({ err: error, usageBillingId: billing.id }, 'Usage could not be told.');
      }
    }
  },
});
