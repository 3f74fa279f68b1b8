import { type OrderFacts, type OrderStatus, transitionOn } from './order-status.ts';

export type OrderAction = 'PAY' | 'CANCEL' | 'HOLD' | 'RELEASE';

type StoredOrder = {
  status: string;
  heldFrom: string | null;
  paidMinor: number;
  refundedMinor: number;
  totalMinor: number;
};

/** What a caller with these scopes can do with an order now, in the order of the buttons. */
export function allowedActions(order: StoredOrder, scopes: readonly string[]): OrderAction[] {
  const facts = factsForCommands(order);
  const isCustomer = scopes.includes('orders:write');
  const isStaff = scopes.includes('staff:orders');
  const can: Record<OrderAction, boolean> = {
    PAY: isCustomer && facts.status === 'PLACED' && !facts.isPaidInFull,
    CANCEL: isCustomer && transitionOn('CANCEL', facts) !== undefined,
    HOLD: isStaff && transitionOn('HOLD', facts) !== undefined,
    RELEASE: isStaff && transitionOn('RELEASE', facts) !== undefined,
  };
  return (Object.keys(can) as OrderAction[]).filter((action) => can[action]);
}

/** Commands look at the status and the money only, so the order's row alone is enough. */
function factsForCommands(order: StoredOrder): OrderFacts {
  return {
    status: order.status as OrderStatus,
    heldFrom: order.heldFrom as OrderStatus | null,
    isPaidAtAll: order.paidMinor - order.refundedMinor > 0,
    isPaidInFull: order.paidMinor - order.refundedMinor >= order.totalMinor,
    isFulfillmentStarted: false,
    hasShippableLines: true,
    isDelivered: false,
  };
}
