import { defineJob } from '@mobilytics/jobs/define-job';
import { readDeliveredSums } from '../campaign/delivered-sums.ts';
import type { Job } from '../context.ts';
import { proposeMakeGood, SETTLED_MS } from '../make-good/propose-make-good.ts';
import { proposeMakeGoodsJob } from './queued.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LOOK_BACK_MS = 120 * DAY_MS;

/** Compares what lines at a fixed price delivered with what was promised, once they ended. */
export const proposeMakeGoods = defineJob<Job>()({
  ...proposeMakeGoodsJob,
  attempts: 1,
  every: 120_000,
  async handler(_payload, job) {
    // By the clock: an event of long ago that queued this would have it run in its own time.
    const now = Date.now();
    const ended = { lte: new Date(now - SETTLED_MS), gte: new Date(now - LOOK_BACK_MS) };
    const lines = await job.db.campaignLine.findMany({
      where: {
        basis: 'FIXED',
        makeGoodOf: null,
        priceMinor: { gt: 0 },
        OR: [{ finishedAt: ended }, { stoppedAt: ended }],
      },
    });
    const sums = await readDeliveredSums(
      job.db,
      null,
      lines.map(({ lineId }) => lineId),
    );
    for (const line of lines) {
      if (line.guaranteedOts === null && line.stoppedAt === null) continue;
      await job.transact((tx) => proposeMakeGood(tx, line, sums.get(line.lineId) ?? null));
    }
  },
});
