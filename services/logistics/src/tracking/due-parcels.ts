import type { CarrierCode } from '../carrier/carrier.ts';
import type { Job } from '../context.ts';
import type { Shipment } from '../generated/prisma/client.ts';
import { planNextPoll } from './next-poll.ts';

/** For how long a process that dies keeps others from asking for the parcels it took. */
const leaseSeconds = 120;

/** Takes the parcels of a carrier that wait longest, so that no other process asks about them. */
export async function takeDue(
  { db }: Pick<Job, 'db'>,
  carrier: CarrierCode,
  limit: number,
): Promise<Shipment[]> {
  const taken = await db.$queryRaw<{ id: string }[]>`
    UPDATE "Shipment" SET "nextPollAt" = now() + make_interval(secs => ${leaseSeconds})
    WHERE "id" IN (
      SELECT "id" FROM "Shipment"
      WHERE "carrier" = ${carrier}::"CarrierCode" AND "nextPollAt" <= now()
      ORDER BY "nextPollAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING "id"`;
  return db.shipment.findMany({ where: { id: { in: taken.map(({ id }) => id) } } });
}

/** Those about which the carrier told nothing new: one statement plans when to ask again. */
export async function planAgain(
  { db, services }: Pick<Job, 'db' | 'services'>,
  shipments: readonly Shipment[],
): Promise<void> {
  const plans = shipments.flatMap((shipment) => {
    const plan = planNextPoll({ ...shipment, pollFailures: 0 }, services.timing.trackingPollMs);
    return plan.nextPollAt === null ? [] : [{ id: shipment.id, at: plan.nextPollAt.toISOString() }];
  });
  if (plans.length === 0) return;
  // Whoever asked for a look while we looked made it due: that look is still to come.
  await db.$executeRaw`
    UPDATE "Shipment" s
    SET "lastPolledAt" = now(), "pollFailures" = 0,
      "nextPollAt" = CASE WHEN s."nextPollAt" <= now() THEN s."nextPollAt" ELSE v."at" END
    FROM unnest(${plans.map(({ id }) => id)}::text[], ${plans.map(({ at }) => at)}::timestamptz[])
      AS v("id", "at")
    WHERE s."id" = v."id"`;
}

/** The carrier's limit is used up: no failure of the parcels, they only wait. */
export async function putOff(
  { db }: Pick<Job, 'db'>,
  shipments: readonly Shipment[],
  seconds: number,
): Promise<void> {
  await db.shipment.updateMany({
    where: { id: { in: shipments.map(({ id }) => id) } },
    data: { nextPollAt: new Date(Date.now() + seconds * 1000) },
  });
}

/** The carrier was not heard: it is asked ever more seldom. */
export async function waitLonger(
  { db, services }: Pick<Job, 'db' | 'services'>,
  shipments: readonly Shipment[],
): Promise<void> {
  for (const shipment of shipments) {
    const pollFailures = shipment.pollFailures + 1;
    const plan = planNextPoll({ ...shipment, pollFailures }, services.timing.trackingPollMs);
    await db.shipment.update({ where: { id: shipment.id }, data: { pollFailures, ...plan } });
  }
}
