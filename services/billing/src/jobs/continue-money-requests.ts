import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import { carryOutRequest } from '../approval/carry-out-request.ts';
import { underWay } from '../approval/money-request-state.ts';
import type { Job } from '../context.ts';

/**
 * Continues requests that wait: for the mirror to be in step again, for an outcome that was not known,
 * or for a process that ended in between.
 */
export const continueMoneyRequests = defineJob<Job>()({
  name: 'billing.continue-money-requests',
  payload: z.object({}),
  attempts: 1,
  every: 15_000,
  async handler(_payload, job) {
    const waiting = await job.db.moneyRequest.findMany({
      where: { state: { in: [...underWay] } },
      orderBy: { changedAt: 'asc' },
      select: { id: true },
      take: 1000,
    });
    for (const { id } of waiting) {
      if (job.signal.aborted) return;
      try {
        await carryOutRequest(job, id);
      } catch (error) {
        // One that cannot be continued must not keep the others waiting.
        job.log.error({ err: error, requestId: id }, 'A money request could not be continued.');
      }
    }
  },
});
