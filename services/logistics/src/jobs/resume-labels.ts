import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { completeLabel } from '../shipment/complete-label.ts';

/** Carries on the label purchases that a crash or a silent carrier left open. */
export const resumeLabels = (every: number) =>
  defineJob<Job>()({
    name: 'logistics.resume-labels',
    payload: z.object({}),
    attempts: 1,
    every,
    handler: async (_, job) => {
      const open = await job.db.$queryRaw<{ id: string }[]>`
        SELECT "id" FROM "Shipment"
        WHERE "status" = 'LABEL_REQUESTED'
          AND COALESCE("labelLeaseUntil", "labelRequestedAt" + interval '20 seconds') < now()
        ORDER BY "labelRequestedAt" LIMIT 20`;
      for (const { id } of open) {
        if (job.signal.aborted) return;
        try {
          const outcome = await completeLabel(job, id);
          job.log.info({ shipmentId: id, outcome: outcome.is }, 'A label purchase was carried on.');
        } catch (err) {
          // One label that cannot go on must not keep the others from it.
          job.log.error({ shipmentId: id, err }, 'A label purchase could not be carried on.');
        }
      }
    },
  });
