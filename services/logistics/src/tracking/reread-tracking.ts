import type { Carrier, Json } from '../carrier/carrier.ts';
import type { Job, Tx } from '../context.ts';
import { syncExceptions } from '../exception/sync-exceptions.ts';
import { lockFulfillment } from '../fulfillment/reserve.ts';
import type { TrackingEvent } from '../generated/prisma/client.ts';
import { lockShipment } from '../shipment/lock-shipment.ts';
import { statusesForCustomers } from '../shipment/shipment-status.ts';
import { planNextPoll } from './next-poll.ts';
import { takeStep } from './take-step.ts';
import { statusOf, tellingEvents } from './tracking-steps.ts';

type Reread = { id: string; normalized: string | null };

/** The events whose kept words our maps read differently today. */
export function readAgain(
  carrier: Pick<Carrier, 'statusOfEvent'>,
  events: readonly TrackingEvent[],
): Reread[] {
  return events.flatMap(({ id, code, description, normalized, raw }) => {
    const status = carrier.statusOfEvent?.({
      code,
      description,
      raw: raw as { [key: string]: Json },
    });
    return status === undefined || status === normalized ? [] : [{ id, normalized: status }];
  });
}

/** Reads a parcel's events again, and moves the parcel where they now say that it is. */
export async function rereadParcel(job: Job, shipmentId: string): Promise<number> {
  return job.transact(async (tx) => {
    const found = await tx.db.shipment.findUniqueOrThrow({ where: { id: shipmentId } });
    await lockFulfillment(tx, found.fulfillmentId);
    const shipment = await lockShipment(tx, shipmentId);
    const carrier = job.services.carriers.find(({ code }) => code === found.carrier);
    if (shipment === null || carrier === undefined) return 0;
    const changed = readAgain(carrier, await eventsOf(tx, shipmentId));
    for (const { id, normalized } of changed) {
      await tx.db.trackingEvent.update({ where: { id }, data: { normalized } });
    }
    const [newest] = tellingEvents(await eventsOf(tx, shipmentId));
    const status = newest === undefined ? null : statusOf(newest);
    const isOnItsWay =
      statusesForCustomers.includes(shipment.status) && shipment.status !== 'VOIDED';
    if (newest !== undefined && status !== null && status !== shipment.status && isOnItsWay) {
      const isCorrection = shipment.status === 'DELIVERED';
      const step = { status, happenedAt: newest.occurredAt, isCorrection };
      const moved = await takeStep(tx, shipment, step);
      const data = planNextPoll(moved, job.services.timing.trackingPollMs);
      await tx.db.shipment.update({ where: { id: shipmentId }, data });
    }
    await syncExceptions(tx, shipmentId);
    return changed.length;
  });
}

const eventsOf = (tx: Tx, shipmentId: string) =>
  tx.db.trackingEvent.findMany({ where: { shipmentId } });
