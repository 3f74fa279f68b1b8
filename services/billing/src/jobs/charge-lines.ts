import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import { invoiceLine } from '../campaign/invoice-line.ts';
import type { Job } from '../context.ts';

/** Goes on with lines whose invoice waits: for an address, for Stripe, or for a process that died. */
export const chargeLines = defineJob<Job>()({
  name: 'billing.charge-lines',
  payload: z.object({}),
  attempts: 1,
  every: 120_000,
  async handler(_payload, job) {
    const before = new Date(Date.now() - 60_000);
    const charges = await job.db.lineCharge.findMany({
      where: { state: 'INTENDED', createdAt: { lt: before } },
      orderBy: { createdAt: 'asc' },
      take: 100,
    });
    for (const { lineId } of charges) {
      await invoiceLine(job, lineId).catch((error) =>
        job.log.error({ err: error, lineId }, 'A line could not be invoiced; it is tried again.'),
      );
    }
  },
});
