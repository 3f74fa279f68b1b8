import type { Tracking, TrackingStatus } from '../carrier/carrier.ts';
import { toTime } from '../carrier/headline.ts';
import type { Tx } from '../context.ts';
import { statusesOfTravel } from '../shipment/shipment-status.ts';
import { toInstant } from '../tracking/estimate.ts';
import { canGo } from '../transition.ts';
import { returnParcelTransitions } from './return-parcel-status.ts';
import { lockReturnParcel, tellReturn } from './returned.ts';
import { startReturningDevices } from './returned-devices.ts';

const moves: ReadonlySet<TrackingStatus> = new Set(statusesOfTravel);

/** What the carrier said of a parcel that comes back; null when it said nothing. */
export async function takeReturnTracking(
  tx: Tx,
  id: string,
  tracking: Tracking | null,
  nextPollAt: Date,
): Promise<void> {
  const parcel = await lockReturnParcel(tx, id);
  if (parcel === null) return;
  const isOpen = parcel.status === 'LABEL_SENT' || parcel.status === 'IN_TRANSIT';
  const arrival = tracking?.status === 'DELIVERED' ? tracking.events[0]?.occurredAt : undefined;
  const expected = toInstant(tracking?.estimatedDeliveryAt ?? null);
  const updated = await tx.db.returnParcel.update({
    where: { id },
    data: {
      // Once it arrived, the warehouse says what comes next.
      nextPollAt: isOpen && arrival === undefined ? nextPollAt : null,
      ...(arrival === undefined ? {} : { arrivedAt: new Date(toTime(arrival)) }),
      ...(expected === null ? {} : { estimatedDeliveryAt: expected }),
    },
  });
  const hasLeft = tracking !== null && moves.has(tracking.status);
  if (!hasLeft || !canGo(returnParcelTransitions, parcel.status, 'IN_TRANSIT')) return;
  await tx.db.returnParcel.update({
    where: { id },
    data: { status: 'IN_TRANSIT', version: { increment: 1 } },
  });
  await startReturningDevices(tx, parcel);
  const first = tracking.events.findLast(({ status }) => status !== null && moves.has(status));
  tellReturn(tx, updated, 'IN_TRANSIT', {
    happenedAt: first === undefined ? tx.now : new Date(toTime(first.occurredAt)),
  });
}
