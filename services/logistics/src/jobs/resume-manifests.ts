import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { completeManifest } from '../manifest/complete-manifest.ts';

/** Carries on the manifests that a crash or a silent carrier left open. */
export const resumeManifests = (every: number) =>
  defineJob<Job>()({
    name: 'logistics.resume-manifests',
    payload: z.object({}),
    attempts: 1,
    every,
    handler: async (_, job) => {
      const open = await job.db.$queryRaw<{ id: string }[]>`
        SELECT "id" FROM "Manifest"
        WHERE "status" = 'REQUESTED'
          AND COALESCE("leaseUntil", "createdAt" + interval '20 seconds') < now()
        ORDER BY "id" LIMIT 20`;
      for (const { id } of open) {
        if (job.signal.aborted) return;
        try {
          const outcome = await completeManifest(job, id);
          job.log.info({ manifestId: id, outcome: outcome.is }, 'A manifest was carried on.');
        } catch (err) {
          // One that cannot go on must not keep the others from it.
          job.log.error({ manifestId: id, err }, 'A manifest could not be carried on.');
        }
      }
    },
  });
