import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import { CarrierError } from '../carrier/carrier-error.ts';
import type { Job } from '../context.ts';

/** A draft this old belongs to no quote and no purchase that is still under way. */
const agedMs = 3_600_000;

/** Removes what quotes left at carriers that know no question for prices, for example after a crash. */
export const removeDrafts = defineJob<Job>()({
  name: 'logistics.remove-drafts',
  payload: z.object({}),
  attempts: 1,
  every: agedMs,
  handler: async (_, job) => {
    const before = new Date(Date.now() - agedMs);
    for (const carrier of job.services.carriers) {
      try {
        const removed = await carrier.removeDrafts?.(before);
        if (removed) job.log.info({ carrier: carrier.code, removed }, 'Old drafts were removed.');
      } catch (error) {
        if (!(error instanceof CarrierError)) throw error;
        job.log.warn({ ...error.toJSON() }, 'Old drafts could not be removed.');
      }
    }
  },
});
