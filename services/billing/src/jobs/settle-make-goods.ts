import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { settleMakeGood } from '../make-good/settle-make-good.ts';

/** Hears what became of the requests that carry make-goods out. */
export const settleMakeGoods = defineJob<Job>()({
  name: 'billing.settle-make-goods',
  payload: z.object({}),
  attempts: 1,
  every: 5_000,
  async handler(_payload, job) {
    const waiting = await job.db.makeGood.findMany({ where: { state: 'REQUESTED' } });
    for (const makeGood of waiting) await job.transact((tx) => settleMakeGood(tx, makeGood));
  },
});
