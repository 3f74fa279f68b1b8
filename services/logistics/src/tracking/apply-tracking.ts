import type { Tracking } from '../carrier/carrier.ts';
import type { Tx } from '../context.ts';
import { syncExceptions } from '../exception/sync-exceptions.ts';
import { lockFulfillment } from '../fulfillment/reserve.ts';
import type { Shipment } from '../generated/prisma/client.ts';
import { lockShipment } from '../shipment/lock-shipment.ts';
import { toInstant } from './estimate.ts';
import { type HeardEvent, identifyEvents, keepEvents } from './keep-events.ts';
import { planNextPoll } from './next-poll.ts';
import { takeStep } from './take-step.ts';
import { type Heard, trackingSteps } from './tracking-steps.ts';

/** Keeps what the carrier says of a parcel, moves the parcel by it, and tells each step once. */
export async function applyTracking(
  tx: Tx,
  shipmentId: string,
  tracking: Pick<Tracking, 'events' | 'estimatedDeliveryAt'>,
  pollMs: number,
): Promise<Shipment | null> {
  const found = await tx.db.shipment.findUnique({ where: { id: shipmentId } });
  if (found === null) return null;
  await lockFulfillment(tx, found.fulfillmentId);
  const locked = await lockShipment(tx, shipmentId);
  if (locked === null) return null;

  const known = await tx.db.trackingEvent.findMany({ where: { shipmentId } });
  const knownIds = new Set(known.map(({ identity }) => identity));
  const heard = identifyEvents(locked.trackingNumber, tracking.events);
  const fresh = heard.filter(({ identity }) => !knownIds.has(identity));
  await keepEvents(tx, locked, fresh);

  const expected = toInstant(tracking.estimatedDeliveryAt);
  let shipment = await tx.db.shipment.update({
    where: { id: shipmentId },
    data: {
      ...(expected === null
        ? {}
        : { estimatedDeliveryAt: expected, estimateSource: 'CARRIER' as const }),
      lastEventAt: latest(locked.lastEventAt, fresh),
      lastPolledAt: tx.now,
      pollFailures: 0,
    },
  });
  for (const step of stepsOf(shipment, known, heard)) {
    shipment = await takeStep(tx, shipment, step);
  }
  // Somebody asked for a look while we looked: that one is still to come.
  const isDue = locked.nextPollAt !== null && locked.nextPollAt.getTime() <= Date.now();
  const plan = planNextPoll(shipment, pollMs);
  shipment = await tx.db.shipment.update({
    where: { id: shipmentId },
    data: isDue && plan.nextPollAt !== null ? { trackingGivenUpAt: null } : plan,
  });
  await syncExceptions(tx, shipmentId);
  return shipment;
}

/** A label that was given back moves nobody's order, even when a parcel travels with it. */
function stepsOf(shipment: Shipment, known: readonly Heard[], heard: readonly HeardEvent[]) {
  return shipment.status === 'VOIDED' ? [] : trackingSteps(shipment.status, known, heard);
}

function latest(before: Date | null, fresh: readonly HeardEvent[]): Date | null {
  const moments = fresh.map(({ occurredAt }) => occurredAt.getTime());
  if (before !== null) moments.push(before.getTime());
  return moments.length === 0 ? null : new Date(Math.max(...moments));
}
