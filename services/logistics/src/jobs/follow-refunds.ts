import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import { aboutShipments } from '../call-log/call-subject.ts';
import { CarrierError } from '../carrier/carrier-error.ts';
import type { Job } from '../context.ts';
import { voidRequest } from '../void/complete-void.ts';
import { settleRefund } from '../void/settle-refund.ts';

const hourMs = 3_600_000;

/** Asks the carriers where the refunds stand, until each is credited or refused. */
export const followRefunds = (every: number) =>
  defineJob<Job>()({
    name: 'logistics.follow-refunds',
    payload: z.object({}),
    attempts: 1,
    every,
    handler: async (_, job) => {
      const due = await job.db.labelVoid.findMany({
        where: { refundState: 'PENDING', nextRefundCheckAt: { lte: new Date() } },
        orderBy: { nextRefundCheckAt: 'asc' },
        take: 50,
        select: { shipmentId: true },
      });
      for (const { shipmentId } of due) {
        if (job.signal.aborted) return;
        await aboutShipments([shipmentId], () => follow(job, shipmentId));
      }
    },
  });

async function follow(job: Job, shipmentId: string): Promise<void> {
  const { labelVoid, ...shipment } = await job.db.shipment.findUniqueOrThrow({
    where: { id: shipmentId },
    include: { labelVoid: true },
  });
  const carrier = job.services.carriers.find(({ code }) => code === shipment.carrier);
  if (labelVoid === null) return;
  try {
    const { refundReference } = labelVoid;
    // Some carriers tell of a refund only on their bill.
    const state = await carrier?.refundState?.({ ...voidRequest(job, shipment), refundReference });
    if (state === 'CREDITED' || state === 'REFUSED') {
      await job.transact((tx) => settleRefund(tx, shipmentId, state));
      return;
    }
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    job.log.warn(
      { shipmentId, ...error.toJSON() },
      'The carrier did not say where a refund stands.',
    );
  }
  // Young refunds are asked for more often than old ones.
  const age = Date.now() - (labelVoid.voidedAt ?? labelVoid.requestedAt).getTime();
  const pause = Math.min(24 * hourMs, Math.max(hourMs, age / 4));
  await job.db.labelVoid.updateMany({
    where: { shipmentId, refundState: 'PENDING' },
    data: { refundCheckedAt: new Date(), nextRefundCheckAt: new Date(Date.now() + pause) },
  });
}
