import type { Tx } from '../context.ts';

/** The money of a label that was given back came, or never will. Said twice, it happened once. */
export async function settleRefund(
  tx: Tx,
  shipmentId: string,
  refundState: 'CREDITED' | 'REFUSED',
): Promise<boolean> {
  const { count } = await tx.db.labelVoid.updateMany({
    where: { shipmentId, refundState: 'PENDING' },
    data: {
      refundState,
      refundSettledAt: tx.now,
      refundCheckedAt: tx.now,
      nextRefundCheckAt: null,
    },
  });
  if (count === 0) return false;
  const { organizationId } = await tx.db.labelVoid.findUniqueOrThrow({ where: { shipmentId } });
  tx.audit({
    action: refundState === 'CREDITED' ? 'refund.credited' : 'refund.refused',
    targetType: 'Shipment',
    targetId: shipmentId,
    organizationId,
    after: { refundState },
  });
  return true;
}
