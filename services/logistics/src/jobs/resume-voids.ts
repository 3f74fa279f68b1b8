import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { completeVoid } from '../void/complete-void.ts';

/** Carries on the labels to be given back that a crash or a silent carrier left open. */
export const resumeVoids = (every: number) =>
  defineJob<Job>()({
    name: 'logistics.resume-voids',
    payload: z.object({}),
    attempts: 1,
    every,
    handler: async (_, job) => {
      const open = await job.db.$queryRaw<{ shipmentId: string }[]>`
        SELECT "shipmentId" FROM "LabelVoid"
        WHERE "voidedAt" IS NULL AND "refusedAt" IS NULL
          AND COALESCE("leaseUntil", "requestedAt" + interval '20 seconds') < now()
        ORDER BY "requestedAt" LIMIT 20`;
      for (const { shipmentId } of open) {
        if (job.signal.aborted) return;
        try {
          const outcome = await completeVoid(job, shipmentId);
          job.log.info({ shipmentId, outcome: outcome.is }, 'A void was carried on.');
        } catch (err) {
          // One label that cannot go on must not keep the others from it.
          job.log.error({ shipmentId, err }, 'A void could not be carried on.');
        }
      }
    },
  });
