import type { CarrierCode } from '../carrier/carrier.ts';
import type { Tx } from '../context.ts';
import type { BilledLabel } from './find-differences.ts';
import type { BillLine } from './read-bill.ts';

/** Our labels by the number a bill names, which may be the carrier's own id of the shipment. */
export async function readLabels(
  tx: Tx,
  carrier: CarrierCode,
  lines: readonly BillLine[],
): Promise<Map<string, BilledLabel>> {
  const numbers = [...new Set(lines.flatMap(({ trackingNumber }) => trackingNumber ?? []))];
  const shipments = await tx.db.shipment.findMany({
    where: {
      carrier,
      OR: [{ trackingNumber: { in: numbers } }, { carrierShipmentId: { in: numbers } }],
    },
    include: { labelVoid: true },
  });
  const billed = await tx.db.carrierInvoiceLine.findMany({
    where: { shipmentId: { in: shipments.map(({ id }) => id) }, amountMinor: { gt: 0 } },
    select: { shipmentId: true },
  });
  const before = new Set(billed.map(({ shipmentId }) => shipmentId));
  const labels = new Map<string, BilledLabel>();
  for (const { id, labelVoid, trackingNumber, carrierShipmentId, ...shipment } of shipments) {
    const amountMinor = shipment.chargedMinor ?? shipment.costMinor;
    const currency = shipment.chargedCurrency ?? shipment.costCurrency;
    const label = {
      shipmentId: id,
      expected: amountMinor === null || currency === null ? null : { amountMinor, currency },
      voided: labelVoid?.voidedAt != null,
      refundState: labelVoid?.refundState ?? null,
      billedBefore: before.has(id),
    };
    if (carrierShipmentId !== null) labels.set(carrierShipmentId, label);
    if (trackingNumber !== null) labels.set(trackingNumber, label);
  }
  return labels;
}
