import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { JobContext } from '../context.ts';
import { queueMeasuring } from '../device/mark-dirty.ts';

/** Enqueues again what waits although its job was lost, for example with a Redis that was wiped. */
export const findUnmeasured = defineJob<JobContext>()({
  name: 'analytics.find-unmeasured',
  payload: z.object({}),
  every: 30_000,
  async handler(_payload, job) {
    const waiting = await job.db.$queryRaw<{ deviceId: string }[]>`
      SELECT DISTINCT "deviceId" FROM "DirtyRange" LIMIT 1000`;
    for (const { deviceId } of waiting) {
      await job.transact((tx) => queueMeasuring(tx, deviceId));
    }
  },
});
