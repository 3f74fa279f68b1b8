import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { readFacts } from '../exception/read-facts.ts';
import { isOutOfDate, syncExceptions } from '../exception/sync-exceptions.ts';
import { lockShipment } from '../shipment/lock-shipment.ts';
import { statusesOfTravel } from '../shipment/shipment-status.ts';

const pageSize = 500;

/** Silence tells itself to nobody: looks for parcels that need a person, or no longer do. */
export const watchParcels = (every: number) =>
  defineJob<Job>()({
    name: 'logistics.watch-parcels',
    payload: z.object({}),
    attempts: 1,
    every,
    handler: async (_, job) => {
      const manifesting = new Set(
        job.services.carriers
          .filter(({ capabilities }) => capabilities.manifest)
          .map(({ code }) => code),
      );
      let after = '';
      while (!job.signal.aborted) {
        const ids = await readPage(job, after);
        const parcels = await readFacts(job.db, ids, manifesting);
        for (const parcel of parcels.filter((one) => isOutOfDate(one, job.now()))) {
          const { id } = parcel.shipment;
          await job.transact(async (tx) => {
            await lockShipment(tx, id);
            await syncExceptions(tx, id, manifesting);
          });
        }
        if (ids.length < pageSize) return;
        after = ids.at(-1) ?? '';
      }
    },
  });

/** Parcels under way, and those that have something open. Delivered ones rest. */
async function readPage({ db }: Job, after: string): Promise<string[]> {
  const underWay = statusesOfTravel.filter((status) => status !== 'DELIVERED');
  const rows = await db.shipment.findMany({
    where: {
      id: { gt: after },
      OR: [
        { status: { in: ['LABEL_REQUESTED', 'LABEL_PURCHASED', 'HANDED_OVER', ...underWay] } },
        { exceptions: { some: { status: 'OPEN' } } },
      ],
    },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: pageSize,
  });
  return rows.map(({ id }) => id);
}
