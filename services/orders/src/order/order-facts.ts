import {
  type FulfillmentProgress,
  fulfillmentProgressOf,
  isDelivered,
  type LineProgress,
  type PaymentStatus,
  paidMinor,
  paymentStatusOf,
  refundedMinor,
  type ShipmentFacts,
  shippedQuantities,
} from './derive-progress.ts';
import type { OrderFacts, OrderStatus } from './order-status.ts';

/** An order as far as its states are concerned, with what other services told about it. */
export type ToldOrder = {
  status: string;
  heldFrom: string | null;
  currency: string;
  totalMinor: number;
  fulfillmentStarted: boolean;
  lines: { id: string; quantity: number; shippable: boolean }[];
  payments: { amountMinor: number; currency: string }[];
  refunds: { amountMinor: number; currency: string; failedAt: Date | null }[];
  shipments: { status: string; lines: unknown }[];
};

export type DerivedOrder = {
  facts: OrderFacts;
  paidMinor: number;
  refundedMinor: number;
  paymentStatus: PaymentStatus;
  fulfillmentProgress: FulfillmentProgress;
  lines: (LineProgress & { id: string })[];
};

/** What follows for an order from everything that was told, in whatever order it was told. */
export function deriveOrder(order: ToldOrder): DerivedOrder {
  const shipments = order.shipments as ShipmentFacts[];
  const lines = order.lines.map((line) => ({ ...line, ...shippedQuantities(line, shipments) }));
  const paid = paidMinor(order.payments, order.currency);
  const refunded = refundedMinor(order.refunds, order.currency);
  const progress = fulfillmentProgressOf(lines, shipments);
  return {
    facts: {
      status: order.status as OrderStatus,
      heldFrom: order.heldFrom as OrderStatus | null,
      isPaidAtAll: paid - refunded > 0,
      isPaidInFull: paid - refunded >= order.totalMinor,
      isFulfillmentStarted: order.fulfillmentStarted || progress !== 'NONE',
      hasShippableLines: lines.some((line) => line.shippable),
      isDelivered: isDelivered(lines),
    },
    paidMinor: paid,
    refundedMinor: refunded,
    paymentStatus: paymentStatusOf(paid, order.totalMinor, refunded),
    fulfillmentProgress: progress,
    lines,
  };
}
