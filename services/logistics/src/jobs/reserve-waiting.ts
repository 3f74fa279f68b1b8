import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { lockFulfillment, reserve } from '../fulfillment/reserve.ts';

/** Gives stock that came, or came free, to those who wait for it, the oldest first. */
export const reserveWaiting = defineJob<Job>()({
  name: 'logistics.reserve-waiting',
  payload: z.object({ warehouseId: z.string() }),
  attempts: 8,
  backoffMs: 500,
  handler: async ({ warehouseId }, job) => {
    const waiting = await job.db.fulfillment.findMany({
      where: { warehouseId, status: 'WAITING_FOR_STOCK' },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { id: true },
    });
    for (const { id } of waiting) {
      if (job.signal.aborted) throw new Error('Stopping; the rest is left to the next run.');
      await job.transact(async (tx) => {
        const fulfillment = await lockFulfillment(tx, id);
        if (fulfillment?.status === 'WAITING_FOR_STOCK') await reserve(tx, fulfillment);
      });
    }
  },
});
