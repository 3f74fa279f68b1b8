import { createHash } from 'node:crypto';
import { newId } from '@mobilytics/ids/new-id';
import type { CarrierCode } from '../carrier/carrier.ts';
import type { Tx } from '../context.ts';
import { pollTrackingJob } from '../jobs/poll-tracking.ts';

export const maxPushBytes = 65_536;

/**
 * Keeps what a carrier told unasked and has the carrier asked about those parcels now. A push is a hint:
 * nothing moves by it. Numbers that are none of ours are left out; the same push again changes nothing.
 */
export async function takePush(
  tx: Tx,
  push: { carrier: CarrierCode; trackingNumbers: readonly string[]; body: Buffer },
): Promise<{ known: number; unknown: number }> {
  const { carrier, body } = push;
  const numbers = [...new Set(push.trackingNumbers)];
  const shipments = await tx.db.shipment.findMany({
    where: { carrier, trackingNumber: { in: numbers } },
    select: { id: true, organizationId: true },
  });
  const bodyHash = createHash('sha256').update(body).digest('base64url');
  const kept = await tx.db.trackingPush.createManyAndReturn({
    data: shipments.map(({ id: shipmentId, organizationId }) => ({
      id: newId('psh'),
      ...{ organizationId, shipmentId, carrier, bodyHash },
      // PostgreSQL keeps no zero byte in a text.
      body: body.toString('utf8').replaceAll('\0', '').slice(0, maxPushBytes),
      receivedAt: tx.now,
    })),
    skipDuplicates: true,
    select: { shipmentId: true },
  });
  if (kept.length > 0) {
    await tx.db.shipment.updateMany({
      where: { id: { in: kept.map(({ shipmentId }) => shipmentId) } },
      data: { nextPollAt: tx.now },
    });
    tx.enqueue(pollTrackingJob, {});
  }
  return { known: shipments.length, unknown: numbers.length - shipments.length };
}
