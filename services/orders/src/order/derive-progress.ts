/** Payment and fulfilment are never set by hand: they follow from what other services told. */
export type PaymentStatus = 'NONE' | 'PARTIAL' | 'PAID' | 'OVERPAID' | 'REFUNDED';
export type FulfillmentProgress = 'NONE' | 'PARTIAL' | 'FULFILLED' | 'RETURNED';

type Amount = { amountMinor: number; currency: string };

/** Payments in another currency are kept and shown, and not counted. */
export function paidMinor(payments: Amount[], currency: string): number {
  return payments
    .filter((payment) => payment.currency === currency)
    .reduce((sum, payment) => sum + payment.amountMinor, 0);
}

/** What went back; a refund that the bank sent back counts no more. */
export function refundedMinor(
  refunds: (Amount & { failedAt: Date | null })[],
  currency: string,
): number {
  return paidMinor(
    refunds.filter(({ failedAt }) => failedAt === null),
    currency,
  );
}

/** What is left of what was paid, after refunds, against what the order costs. */
export function paymentStatusOf(
  paid: number,
  totalMinor: number,
  refunded: number = 0,
): PaymentStatus {
  const left = paid - refunded;
  if (left <= 0) return refunded > 0 ? 'REFUNDED' : 'NONE';
  if (left < totalMinor) return 'PARTIAL';
  return left === totalMinor ? 'PAID' : 'OVERPAID';
}

const leftTheWarehouse = new Set([
  'HANDED_OVER',
  'IN_TRANSIT',
  'OUT_FOR_DELIVERY',
  'AVAILABLE_FOR_PICKUP',
  'EXCEPTION',
  'DELIVERED',
]);

export type ShipmentLine = { lineId: string; quantity: number; serials?: string[] };
export type ShipmentFacts = { status: string; lines: ShipmentLine[] };

/** How many pieces of a line left the warehouse, and how many arrived; never more than were ordered. */
export function shippedQuantities(
  line: { id: string; quantity: number },
  shipments: ShipmentFacts[],
): { fulfilledQuantity: number; deliveredQuantity: number } {
  const count = (matching: ShipmentFacts[]) => {
    const parts = matching.flatMap(({ lines }) => lines.filter(({ lineId }) => lineId === line.id));
    return Math.min(
      line.quantity,
      parts.reduce((sum, { quantity }) => sum + quantity, 0),
    );
  };
  return {
    fulfilledQuantity: count(shipments.filter(({ status }) => leftTheWarehouse.has(status))),
    deliveredQuantity: count(shipments.filter(({ status }) => status === 'DELIVERED')),
  };
}

export type LineProgress = {
  shippable: boolean;
  quantity: number;
  fulfilledQuantity: number;
  deliveredQuantity: number;
};

export function fulfillmentProgressOf(
  lines: LineProgress[],
  shipments: ShipmentFacts[],
): FulfillmentProgress {
  const shippable = lines.filter((line) => line.shippable);
  const fulfilled = shippable.reduce((sum, line) => sum + line.fulfilledQuantity, 0);
  const ordered = shippable.reduce((sum, line) => sum + line.quantity, 0);
  const sent = shipments.filter(({ status }) => !status.startsWith('VOID'));
  if (sent.length > 0 && sent.every(({ status }) => status === 'RETURN_TO_SENDER')) {
    return 'RETURNED';
  }
  if (fulfilled === 0) return 'NONE';
  return fulfilled < ordered ? 'PARTIAL' : 'FULFILLED';
}

export function isDelivered(lines: LineProgress[]): boolean {
  const shippable = lines.filter((line) => line.shippable);
  return shippable.length > 0 && shippable.every((line) => line.deliveredQuantity >= line.quantity);
}
