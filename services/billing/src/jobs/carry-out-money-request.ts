import { defineJob } from '@mobilytics/jobs/define-job';
import { carryOutRequest } from '../approval/carry-out-request.ts';
import type { Job } from '../context.ts';
import { carryOutMoneyRequestJob } from './queued.ts';

/** Carries out one request to move money that nobody needs to approve any more. */
export const carryOutMoneyRequest = defineJob<Job>()({
  ...carryOutMoneyRequestJob,
  concurrency: 2,
  handler: ({ requestId }, job) => carryOutRequest(job, requestId),
});
