import { createHash } from 'node:crypto';
import { newId } from '@mobilytics/ids/new-id';
import type { CarrierEvent } from '../carrier/carrier.ts';
import { toTime } from '../carrier/headline.ts';
import type { Tx } from '../context.ts';
import type { Shipment } from '../generated/prisma/client.ts';
import { rankEvents } from './event-order.ts';
import type { Heard } from './tracking-steps.ts';

export type HeardEvent = Heard & { event: CarrierEvent };

/** What the carrier said, in the order it said it, each event under a name that never changes. */
export function identifyEvents(
  trackingNumber: string | null,
  events: readonly CarrierEvent[],
): HeardEvent[] {
  return rankEvents(events.map((event) => ({ event }))).map(({ event, rank }) => ({
    identity: identify(trackingNumber ?? '', event),
    occurredAt: new Date(toTime(event.occurredAt)),
    rank,
    normalized: event.status,
    event,
  }));
}

/** Writes down what was not known before, as the carrier said it. */
export async function keepEvents(
  tx: Tx,
  { id: shipmentId, organizationId }: Shipment,
  fresh: readonly HeardEvent[],
): Promise<void> {
  if (fresh.length === 0) return;
  const receivedAt = new Date();
  await tx.db.trackingEvent.createMany({
    data: fresh.map(({ event, ...row }) => ({
      ...row,
      id: newId('trk'),
      ...{ organizationId, shipmentId, receivedAt },
      localTime: event.localTime,
      code: event.code,
      description: event.description,
      location: event.location,
      raw: event.raw,
    })),
    skipDuplicates: true,
  });
}

/** Carriers resend events and edit their words, so the words are no part of an event's identity. */
function identify(trackingNumber: string, event: CarrierEvent): string {
  const parts = [trackingNumber, event.code, event.localTime, event.location];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
