import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import { CarrierError } from '../carrier/carrier-error.ts';
import type { Job } from '../context.ts';
import type { Shipment } from '../generated/prisma/client.ts';
import { applyTracking, nextPollAt } from '../tracking/apply-tracking.ts';
import { askCarrier } from '../tracking/track-shipment.ts';

const batchSize = 50;
const atOnce = 4;

/** For how long a process that dies keeps others from asking for the parcels it took. */
const leaseSeconds = 120;

/** Asks the carriers about the parcels that are due. */
export const pollTracking = (every: number) =>
  defineJob<Job>()({
    name: 'logistics.poll-tracking',
    payload: z.object({}),
    attempts: 1,
    every,
    handler: async (_, job) => {
      const due = await takeDue(job);
      const queue = [...due];
      const work = async () => {
        for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
          if (job.signal.aborted) return;
          await poll(job, id);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
    },
  });

async function takeDue({ db }: Job): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    UPDATE "Shipment" SET "nextPollAt" = now() + make_interval(secs => ${leaseSeconds})
    WHERE "id" IN (
      SELECT "id" FROM "Shipment" WHERE "nextPollAt" <= now()
      ORDER BY "nextPollAt" LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)
    RETURNING "id"`;
  return rows.map(({ id }) => id);
}

async function poll(job: Job, id: string): Promise<void> {
  const { trackingPollMs } = job.services.timing;
  const shipment = await job.db.shipment.findUniqueOrThrow({ where: { id } });
  try {
    const heard = await askCarrier(job.services.carriers, shipment);
    await job.transact((tx) => applyTracking(tx, id, heard, trackingPollMs));
  } catch (error) {
    const silent = error instanceof CarrierError;
    const about = { shipmentId: id, ...(silent ? error.toJSON() : { err: error }) };
    job.log[silent ? 'warn' : 'error'](about, 'The carrier was not heard about a parcel.');
    await waitLonger(job, shipment);
  }
}

async function waitLonger({ db, services }: Job, shipment: Shipment): Promise<void> {
  const pollFailures = shipment.pollFailures + 1;
  const later = nextPollAt({ ...shipment, pollFailures }, services.timing.trackingPollMs);
  await db.shipment.update({
    where: { id: shipment.id },
    data: { pollFailures, nextPollAt: later },
  });
}
