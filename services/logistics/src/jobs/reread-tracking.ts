import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { readAgain, rereadParcel } from '../tracking/reread-tracking.ts';

/** What is older than this is settled between people. */
const watchDays = 120;
const pageSize = 1_000;

/** When our maps of carriers' codes changed, what was kept raw is read again by the new ones. */
export const rereadTracking = defineJob<Job>()({
  name: 'logistics.reread-tracking',
  payload: z.object({}),
  attempts: 1,
  pattern: '20 3 * * *',
  handler: async (_, job) => {
    const receivedAt = { gte: new Date(job.now().getTime() - watchDays * 86_400_000) };
    for (const carrier of job.services.carriers) {
      const affected = new Set<string>();
      for (let after = ''; !job.signal.aborted; ) {
        const events = await job.db.trackingEvent.findMany({
          where: { id: { gt: after }, receivedAt, shipment: { carrier: carrier.code } },
          orderBy: { id: 'asc' },
          take: pageSize,
        });
        const changed = new Set(readAgain(carrier, events).map(({ id }) => id));
        for (const { id, shipmentId } of events) if (changed.has(id)) affected.add(shipmentId);
        after = events.at(-1)?.id ?? '';
        if (events.length < pageSize) break;
      }
      for (const shipmentId of affected) {
        if (job.signal.aborted) return;
        const changed = await rereadParcel(job, shipmentId);
        job.log.info({ shipmentId, changed }, 'What a carrier said was read again.');
      }
    }
  },
});
