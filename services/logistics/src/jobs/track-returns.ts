import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Carrier, Tracking } from '../carrier/carrier.ts';
import { CarrierError } from '../carrier/carrier-error.ts';
import type { Job } from '../context.ts';
import type { ReturnParcel } from '../generated/prisma/client.ts';
import { takeReturnTracking } from '../return/take-return-tracking.ts';

/** For how long a process that dies keeps others from asking for the parcels it took. */
const leaseSeconds = 120;

/** Asks the carriers where the parcels are that come back. */
export const trackReturns = (every: number) =>
  defineJob<Job>()({
    name: 'logistics.track-returns',
    payload: z.object({}),
    attempts: 1,
    every,
    handler: async (_, job) => {
      const due = await job.db.$queryRaw<ReturnParcel[]>`
        UPDATE "ReturnParcel" SET "nextPollAt" = now() + make_interval(secs => ${leaseSeconds})
        WHERE "id" IN (
          SELECT "id" FROM "ReturnParcel" WHERE "nextPollAt" <= now()
          ORDER BY "nextPollAt" LIMIT 100 FOR UPDATE SKIP LOCKED)
        RETURNING *`;
      for (const carrier of job.services.carriers) {
        if (job.signal.aborted) return;
        const parcels = due.filter((parcel) => parcel.carrier === carrier.code);
        for (let start = 0; start < parcels.length; start += carrier.trackAtOnce) {
          await ask(job, carrier, parcels.slice(start, start + carrier.trackAtOnce));
        }
      }
    },
  });

async function ask(job: Job, carrier: Carrier, parcels: ReturnParcel[]): Promise<void> {
  const answers = await carrier
    .track(
      parcels.map(({ trackingNumber, carrierShipmentId, labelRequestedAt }) => ({
        ...{ trackingNumber: trackingNumber ?? '', carrierShipmentId },
        ...{ destinationPostalCode: null, destinationCountry: null },
        mailingDate: labelRequestedAt?.toISOString().slice(0, 10) ?? null,
      })),
    )
    .catch((error: unknown) => {
      if (!(error instanceof CarrierError)) throw error;
      return [];
    });
  const later = new Date(Date.now() + job.services.timing.trackingPollMs);
  for (const { id, trackingNumber } of parcels) {
    const heard = answers.find((answer) => answer.trackingNumber === trackingNumber)?.result;
    await job.transact((tx) =>
      takeReturnTracking(
        tx,
        id,
        heard instanceof Error ? null : ((heard ?? null) as Tracking | null),
        later,
      ),
    );
  }
}
