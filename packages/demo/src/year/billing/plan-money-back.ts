import type { PlannedOrder } from '../plan-orders.ts';

export type PlannedRefund = {
  key: string;
  order: PlannedOrder;
  /** In the order's currency; above 500.00 a second person decides. */
  amount: string;
  fate: 'DONE' | 'WAITING' | 'APPROVED' | 'DECLINED' | 'FAILED';
  stripeReason: 'DUPLICATE' | 'REQUESTED_BY_CUSTOMER';
  reason: string;
  daysAgo: number;
};

export type PlannedCreditNote = {
  key: string;
  order: PlannedOrder;
  /** By one piece of the invoice's first line, or by an amount. */
  amount: string | null;
  settlement: 'REFUND' | 'BALANCE';
  stripeReason: 'ORDER_CHANGE' | 'PRODUCT_UNSATISFACTORY';
  reason: string;
  memo: Record<'en' | 'fr', string>;
  daysAgo: number;
};

export type PlannedDispute = {
  key: string;
  order: PlannedOrder;
  fate: 'NEEDS_RESPONSE' | 'UNDER_REVIEW' | 'WON' | 'LOST';
  reason: 'product_not_received' | 'fraudulent' | 'product_unacceptable' | 'unrecognized';
  daysAgo: number;
  answeredDaysAgo: number;
  decidedDaysAgo: number;
};

export type MoneyBack = {
  refunds: PlannedRefund[];
  creditNotes: PlannedCreditNote[];
  disputes: PlannedDispute[];
};

const DAY_MS = 86_400_000;

/**
 * What goes back of paid orders: each of its own order, of nothing that came back as a return, and
 * after the order arrived. The newest that fits is taken.
 */
export function planMoneyBack(
  orders: readonly PlannedOrder[],
  returned: ReadonlySet<PlannedOrder>,
  now: Date,
): MoneyBack {
  const left = orders.filter(
    (order) => order.fate === 'DELIVERED' && !order.isFirst && !returned.has(order),
  );
  const take = (daysAgo: number, fits: (order: PlannedOrder) => boolean = () => true) => {
    const before = now.getTime() - (daysAgo + 2) * DAY_MS;
    const at = left.findLastIndex((order) => order.arrivesAt.getTime() < before && fits(order));
    const [order] = at < 0 ? [] : left.splice(at, 1);
    if (order === undefined) throw new Error('The year has too few orders to give money back of.');
    return order;
  };
  const ofFirst = ({ customer }: PlannedOrder) => customer.email === orders[0]?.customer.email;
  const kits = ({ lines }: PlannedOrder) =>
    lines.reduce((sum, { sku, quantity }) => sum + (sku.startsWith('MSK-') ? quantity : 0), 0);
  const isLarge = (order: PlannedOrder) => kits(order) >= 2;
  const hasNoPlan = ({ lines }: PlannedOrder) => lines.every(({ sku }) => !sku.startsWith('PLAN-'));
  // Worth more than any amount that is given back below the limit.
  const isWorth = ({ lines }: PlannedOrder) =>
    lines.some(({ sku, quantity }) => sku.startsWith('MSK-') || quantity >= 3);
  const accessories = ({ lines }: PlannedOrder) => lines.every(({ sku }) => sku.startsWith('ACC-'));
  return {
    refunds: [
      {
        ...{ key: 'late', fate: 'DONE', amount: '40.00', daysAgo: 9 },
        order: take(9, (order) => ofFirst(order) && hasNoPlan(order) && isWorth(order)),
        ...{
          stripeReason: 'REQUESTED_BY_CUSTOMER',
          reason: 'Arrived four days after the promised day.',
        },
      },
      {
        ...{ key: 'waiting', fate: 'WAITING', amount: '620.00', daysAgo: 1 },
        order: take(1, isLarge),
        ...{
          stripeReason: 'REQUESTED_BY_CUSTOMER',
          reason: 'Two kits do not fit the new roof racks; agreed by phone.',
        },
      },
      {
        ...{ key: 'approved', fate: 'APPROVED', amount: '584.50', daysAgo: 21 },
        order: take(21, isLarge),
        ...{
          stripeReason: 'DUPLICATE',
          reason: 'Ordered twice by two colleagues; one order is kept.',
        },
      },
      {
        ...{ key: 'declined', fate: 'DECLINED', amount: '560.00', daysAgo: 15 },
        order: take(15, isLarge),
        ...{
          stripeReason: 'REQUESTED_BY_CUSTOMER',
          reason: 'The customer expected a lower price.',
        },
      },
      {
        ...{ key: 'failed', fate: 'FAILED', amount: '75.00', daysAgo: 6 },
        order: take(6, (order) => hasNoPlan(order) && isWorth(order)),
        ...{
          stripeReason: 'REQUESTED_BY_CUSTOMER',
          reason: 'A housing came with a scratch; it is kept.',
        },
      },
    ],
    creditNotes: [
      {
        ...{ key: 'piece', amount: null, settlement: 'REFUND', daysAgo: 12 },
        order: take(12, (order) => accessories(order) && order.customer.address.region === 'ON'),
        ...{ stripeReason: 'PRODUCT_UNSATISFACTORY', reason: 'One piece was broken on arrival.' },
        memo: {
          en: 'One piece arrived broken. We are sorry.',
          fr: 'Une pièce est arrivée brisée. Nous en sommes désolés.',
        },
      },
      {
        ...{ key: 'goodwill', amount: '75.00', settlement: 'BALANCE', daysAgo: 8 },
        order: take(8, (order) => ofFirst(order) && isWorth(order)),
        ...{
          stripeReason: 'ORDER_CHANGE',
          reason: 'The installation took two visits; agreed as a credit.',
        },
        memo: {
          en: 'A credit for the second visit. Your next invoices take from it.',
          fr: 'Un crédit pour la deuxième visite. Vos prochaines factures en tiendront compte.',
        },
      },
    ],
    disputes: [
      dispute('asked', 'NEEDS_RESPONSE', 'product_not_received', take(2, hasNoPlan), [2, 1, 0]),
      dispute('answered', 'UNDER_REVIEW', 'unrecognized', take(13, hasNoPlan), [13, 10, 0]),
      dispute('won', 'WON', 'fraudulent', take(64, hasNoPlan), [64, 60, 33]),
      dispute('lost', 'LOST', 'product_unacceptable', take(88, hasNoPlan), [88, 83, 52]),
    ],
  };
}

function dispute(
  key: string,
  fate: PlannedDispute['fate'],
  reason: PlannedDispute['reason'],
  order: PlannedOrder,
  [daysAgo, answeredDaysAgo, decidedDaysAgo]: [number, number, number],
): PlannedDispute {
  return { key, fate, reason, order, daysAgo, answeredDaysAgo, decidedDaysAgo };
}
