import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import { CarrierError } from '../carrier/carrier-error.ts';
import type { Job } from '../context.ts';

/** As many numbers as one subscription takes. */
const batchSize = 10;

/** DHL's other services know a new shipment only after a while. */
const youngMs = 30 * 60_000;
const oldMs = 30 * 86_400_000;

/**
 * Asks DHL for news of the parcels it carries. One that is asked for twice after a crash tells its news
 * twice, which changes nothing: news is only a hint to look.
 */
export const subscribeDhl = (every: number) =>
  defineJob<Job>()({
    name: 'logistics.subscribe-dhl',
    payload: z.object({}),
    attempts: 1,
    every,
    handler: async (_, { db, services, log, now }) => {
      if (services.subscribeDhlPush === undefined) return;
      const at = now().getTime();
      const due = await db.shipment.findMany({
        where: {
          carrier: 'DHL',
          pushAskedAt: null,
          trackingNumber: { not: null },
          status: { notIn: ['VOIDED', 'VOID_REQUESTED', 'DELIVERED'] },
          labelRequestedAt: { lt: new Date(at - youngMs), gt: new Date(at - oldMs) },
        },
        orderBy: { labelRequestedAt: 'asc' },
        take: batchSize,
        select: { id: true, trackingNumber: true },
      });
      if (due.length === 0) return;
      try {
        await services.subscribeDhlPush(due.flatMap(({ trackingNumber }) => trackingNumber ?? []));
      } catch (error) {
        if (!(error instanceof CarrierError)) throw error;
        log.warn(error.toJSON(), 'DHL was not asked for news; the next run tries again.');
        return;
      }
      await db.shipment.updateMany({
        where: { id: { in: due.map(({ id }) => id) } },
        data: { pushAskedAt: now() },
      });
    },
  });
