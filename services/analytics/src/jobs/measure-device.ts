import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { JobContext } from '../context.ts';
import { rollUpDevice } from '../roll-up/roll-up-device.ts';

/** Measures what is new or changed of a device's track and replaces its figures. */
export const measureDevice = defineJob<JobContext>()({
  name: 'analytics.measure-device',
  payload: z.object({ deviceId: z.string() }),
  attempts: 8,
  backoffMs: 500,
  concurrency: 2,
  handler: ({ deviceId }, job) => rollUpDevice(job, deviceId),
});
