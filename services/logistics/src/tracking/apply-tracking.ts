import { createHash } from 'node:crypto';
import { newId } from '@mobilytics/ids/new-id';
import type { CarrierEvent, Tracking } from '../carrier/carrier.ts';
import { toTime } from '../carrier/headline.ts';
import type { Tx } from '../context.ts';
import { deviceTransitions } from '../device/device-status.ts';
import { fulfillmentTransitions } from '../fulfillment/fulfillment-status.ts';
import { lockFulfillment } from '../fulfillment/reserve.ts';
import type { Shipment } from '../generated/prisma/client.ts';
import { canGo, mustGo } from '../transition.ts';
import { lockShipment } from '../shipment/lock-shipment.ts';
import { nextPollDelayMs } from './poll-schedule.ts';
import { shipmentTransitions } from '../shipment/shipment-status.ts';
import { tellShipment } from '../shipment/tell-shipment.ts';
import { type TrackingStep, trackingSteps } from './tracking-steps.ts';

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
  let shipment = await lockShipment(tx, shipmentId);
  if (shipment === null) return null;

  const known = await tx.db.trackingEvent.findMany({ where: { shipmentId } });
  const { organizationId, trackingNumber } = shipment;
  const heard = tracking.events.map((event, rank) => ({
    identity: identify(trackingNumber ?? '', event),
    occurredAt: new Date(toTime(event.occurredAt)),
    rank,
    normalized: event.status,
    event,
  }));
  const receivedAt = new Date();
  const knownIds = new Set(known.map(({ identity }) => identity));
  await tx.db.trackingEvent.createMany({
    data: heard
      .filter(({ identity }) => !knownIds.has(identity))
      .map(({ event, ...row }) => ({
        ...row,
        id: newId('trk'),
        ...{ organizationId, shipmentId },
        localTime: event.localTime,
        code: event.code,
        description: event.description,
        location: event.location,
        raw: event.raw,
        receivedAt,
      })),
    skipDuplicates: true,
  });

  const estimatedDeliveryAt =
    toInstant(tracking.estimatedDeliveryAt) ?? shipment.estimatedDeliveryAt;
  shipment = await tx.db.shipment.update({
    where: { id: shipmentId },
    data: { estimatedDeliveryAt, lastPolledAt: tx.now, pollFailures: 0 },
  });
  for (const step of trackingSteps(shipment.status, known, heard)) {
    shipment = await takeStep(tx, shipment, step);
  }
  return tx.db.shipment.update({
    where: { id: shipmentId },
    data: { nextPollAt: nextPollAt(shipment, pollMs) },
  });
}

export function nextPollAt(shipment: Shipment, baseMs: number): Date | null {
  const { status, createdAt, deliveredAt, pollFailures: failures } = shipment;
  const now = Date.now();
  const delayMs = nextPollDelayMs({
    ...{ status, failures, baseMs },
    ageMs: now - createdAt.getTime(),
    deliveredMs: deliveredAt === null ? null : now - deliveredAt.getTime(),
  });
  return delayMs === null ? null : new Date(now + delayMs);
}

async function takeStep(tx: Tx, from: Shipment, step: TrackingStep): Promise<Shipment> {
  const { status, happenedAt } = step;
  const delivered = status === 'DELIVERED';
  const announces = delivered && from.deliveryAnnouncedAt === null;
  const shipment = await tx.db.shipment.update({
    where: { id: from.id },
    data: {
      status: mustGo(shipmentTransitions, from.status, status),
      deliveredAt: delivered ? happenedAt : null,
      ...(announces ? { deliveryAnnouncedAt: tx.now } : {}),
      version: { increment: 1 },
    },
  });
  await moveFulfillment(tx, from.fulfillmentId, delivered ? 'DELIVERED' : 'SHIPPED');
  await tellShipment(tx, 'shipment.updated', shipment, happenedAt);
  if (announces) {
    await tellShipment(tx, 'shipment.delivered', shipment, happenedAt);
    await deliverDevices(tx, shipment, happenedAt);
  }
  return shipment;
}

async function moveFulfillment(tx: Tx, id: string, status: 'SHIPPED' | 'DELIVERED') {
  const fulfillment = await tx.db.fulfillment.findUniqueOrThrow({ where: { id } });
  if (!canGo(fulfillmentTransitions, fulfillment.status, status)) return;
  await tx.db.fulfillment.update({
    where: { id },
    data: { status, version: { increment: 1 } },
  });
}

async function deliverDevices(
  tx: Tx,
  { id: shipmentId, organizationId }: Shipment,
  deliveredAt: Date,
): Promise<void> {
  const devices = await tx.db.device.findMany({ where: { shipmentId }, orderBy: { id: 'asc' } });
  for (const { id, status, serial, imei } of devices) {
    if (!canGo(deviceTransitions, status, 'DELIVERED')) continue;
    await tx.db.device.update({
      where: { id },
      data: { status: 'DELIVERED', deliveredAt, version: { increment: 1 } },
    });
    tx.emit(
      'device.delivered',
      { deviceId: id, serial, imei, deliveredAt: deliveredAt.toISOString() },
      { organizationId },
    );
  }
}

/** Carriers resend events and edit their words, so the words are no part of an event's identity. */
function identify(trackingNumber: string, event: CarrierEvent): string {
  const parts = [trackingNumber, event.code, event.localTime, event.location];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** A carrier promises a day: the end of its afternoon in Toronto, the same day everywhere in Canada. */
function toInstant(day: string | null): Date | null {
  return day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T21:00:00Z`) : null;
}
