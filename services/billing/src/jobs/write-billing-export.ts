import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { writeExport } from '../export/write-export.ts';

/** Writes an export's file; a new attempt goes on where the last one died. */
export const writeBillingExport = defineJob<Job>()({
  name: 'billing.write-export',
  payload: z.object({ exportId: z.string() }),
  attempts: 8,
  backoffMs: 2_000,
  async handler({ exportId }, job) {
    try {
      await writeExport(job, exportId);
    } catch (error) {
      await job.transact((tx) =>
        tx.db.billingExport.updateMany({
          where: { id: exportId, state: { in: ['QUEUED', 'RUNNING'] } },
          data: { state: 'FAILED', error: String(error).slice(0, 500) },
        }),
      );
      throw error;
    }
  },
});
