import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import { carryOutRequest } from '../approval/carry-out-request.ts';
import type { Job } from '../context.ts';

/** Carries out one request to move money that nobody needs to approve any more. */
export const carryOutMoneyRequest = defineJob<Job>()({
  name: 'billing.carry-out-money-request',
  payload: z.object({ requestId: z.string() }),
  attempts: 5,
  concurrency: 2,
  handler: ({ requestId }, job) => carryOutRequest(job, requestId),
});
