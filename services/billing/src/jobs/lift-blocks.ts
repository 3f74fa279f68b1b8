import { defineJob } from '@mobilytics/jobs/define-job';
import type { Job } from '../context.ts';
import { confirmPayment } from '../payment/confirm-payment.ts';
import { recheckConsequences } from '../sync/drift/check-consequences.ts';
import { liftBlocksJob } from './queued.ts';

/**
 * Tries again to release paid orders that waited for the mirror, and closes differences that are none
 * any more: a block lifts by itself.
 */
export const liftBlocks = defineJob<Job>()({
  ...liftBlocksJob,
  attempts: 1,
  every: 10_000,
  async handler(_payload, job) {
    const blocked = await job.db.payableOrder.findMany({
      where: { releaseBlock: { not: null }, state: { not: 'PAID' } },
      orderBy: { placedAt: 'asc' },
      take: 100,
    });
    for (const { blockedPaymentId } of blocked) {
      if (job.signal.aborted || blockedPaymentId === null) return;
      const payment = await job.db.payment.findUnique({ where: { id: blockedPaymentId } });
      if (payment) await confirmPayment(job, payment);
    }
    await recheckConsequences(job);
  },
});
