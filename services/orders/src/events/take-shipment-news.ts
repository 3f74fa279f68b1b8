import type { EventPayload } from '@mobilytics/events/catalogue';
import type { Tx } from '../database.ts';
import { keepShipment } from '../order/fact.repository.ts';
import { settleOrder } from '../order/settle-order.ts';
import { tell } from '../timeline/timeline.repository.ts';
import { changedOrder } from './known-order.ts';

/** What customers need not see: work on the way to a label, and its undoing. */
const internalStates = new Set(['DRAFT', 'RATED', 'LABEL_REQUESTED', 'VOID_REQUESTED', 'VOIDED']);

/**
 * A shipment moved. Its newest state is kept, whatever order the news comes in, and the timeline
 * shows each state once at the moment the courier gave for it.
 */
export async function takeShipmentNews(
  tx: Tx,
  shipment: EventPayload<'shipment.updated'>,
): Promise<void> {
  const {
    shipmentId,
    orderId,
    status,
    carrier,
    trackingNumber,
    lines,
    shipmentVersion: version,
  } = shipment;
  const happenedAt = new Date(shipment.happenedAt);
  const order = await changedOrder(tx, orderId);
  const { organizationId } = order;
  await keepShipment(tx.db, { id: shipmentId, orderId, organizationId, status, lines, version });
  await tell(tx.db, order, {
    kind: status === 'DELIVERED' ? 'DELIVERED' : 'SHIPMENT_UPDATED',
    data: { status, carrier, trackingNumber, ...(shipment.correction ? { correction: true } : {}) },
    occurredAt: happenedAt,
    internal: internalStates.has(status),
    referenceId: shipmentId,
    // A delivery is told by two events, and a second one after a correction is another.
    onceKey: `${shipmentId} ${status} ${happenedAt.toISOString()}`,
  });
  await settleOrder(tx, orderId);
}
