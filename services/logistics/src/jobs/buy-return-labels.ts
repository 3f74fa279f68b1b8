import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { completeReturnLabel } from '../return/complete-return-label.ts';

/** Makes the labels of returns as they are approved. */
export const buyReturnLabels = defineJob<Job>()({
  name: 'logistics.buy-return-labels',
  payload: z.object({}),
  attempts: 1,
  handler: (_, job) => carryOn(job),
});

/** Carries on the return labels that a crash or a silent carrier left open. */
export const resumeReturnLabels = (every: number) =>
  defineJob<Job>()({
    name: 'logistics.resume-return-labels',
    payload: z.object({}),
    attempts: 1,
    every,
    handler: (_, job) => carryOn(job),
  });

async function carryOn(job: Job): Promise<void> {
  const open = await job.db.$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "ReturnParcel"
      WHERE "status" IN ('EXPECTED', 'LABEL_REQUESTED') AND "labelFailure" IS NULL
        AND ("labelLeaseUntil" IS NULL OR "labelLeaseUntil" < now())
      ORDER BY "createdAt" LIMIT 20`;
  for (const { id } of open) {
    if (job.signal.aborted) return;
    try {
      await completeReturnLabel(job, id);
    } catch (err) {
      // One label that cannot go on must not keep the others from it.
      job.log.error({ returnParcelId: id, err }, 'A return label could not be carried on.');
    }
  }
}
