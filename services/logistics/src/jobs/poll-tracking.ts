import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { pollCarrier } from '../tracking/poll-carrier.ts';

/** A parcel that somebody made due waits no longer than this. */
const atLeastEveryMs = 15_000;

/** A run ends in time for a stop; what is still due is taken by the next one. */
const runMs = 120_000;

/** As far as those who want it run at once need to know. */
export const pollTrackingJob = {
  name: 'logistics.poll-tracking',
  payload: z.object({}),
  attempts: 1,
};

/** Asks the carriers about the parcels that are due, each at its own pace: a slow one delays no other. */
export const pollTracking = (trackingPollMs: number) =>
  defineJob<Job>()({
    ...pollTrackingJob,
    every: Math.min(trackingPollMs, atLeastEveryMs),
    handler: async (_, job) => {
      const until = Date.now() + runMs;
      const carriers = job.services.carriers.filter(({ capabilities }) => capabilities.track);
      const runs = carriers.map((carrier) => pollCarrier(job, carrier, until));
      const failed = (await Promise.allSettled(runs)).filter(({ status }) => status === 'rejected');
      if (failed.length > 0)
        throw new AggregateError(failed.map((run) => 'reason' in run && run.reason));
    },
  });
