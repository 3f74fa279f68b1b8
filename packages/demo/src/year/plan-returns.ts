import type { PlannedOrder } from './plan-orders.ts';

export type ReturnFate =
  | 'REQUESTED'
  | 'DECLINED'
  | 'CANCELED'
  | 'LABEL_SENT'
  | 'IN_TRANSIT'
  | 'RECEIVED'
  | 'INSPECTED'
  | 'REFUND_DUE'
  | 'REPLACED'
  | 'REJECTED';

export type PlannedReturn = {
  fate: ReturnFate;
  order: PlannedOrder;
  serial: string;
  reason: 'DEFECTIVE' | 'DAMAGED' | 'WRONG_ITEM' | 'NOT_NEEDED';
  note: Record<'en' | 'fr', string>;
  condition: 'GOOD' | 'DEFECTIVE' | 'DAMAGED';
  requestedAt: Date;
};

const DAY_MS = 86_400_000;

const silent = {
  en: 'The kit sends no pings since the last update.',
  fr: 'Le capteur n’envoie plus rien depuis la mise à jour.',
};
const unused = { en: 'We sold the vehicle.', fr: 'Nous avons vendu le véhicule.' };
const broken = { en: 'The housing has a crack.', fr: 'Le boîtier est fissuré.' };
const wrong = { en: 'We ordered the other kit.', fr: 'Nous avions commandé l’autre capteur.' };

type Draft = Omit<PlannedReturn, 'order' | 'serial' | 'requestedAt'> & { daysAgo: number };
const defective = { reason: 'DEFECTIVE', note: silent, condition: 'DEFECTIVE' } as const;
const notNeeded = { reason: 'NOT_NEEDED', note: unused, condition: 'GOOD' } as const;
const damaged = { reason: 'DAMAGED', note: broken, condition: 'DAMAGED' } as const;
const drafts: readonly Draft[] = [
  { fate: 'REQUESTED', daysAgo: 1, ...defective },
  { fate: 'REQUESTED', daysAgo: 2, reason: 'WRONG_ITEM', note: wrong, condition: 'GOOD' },
  { fate: 'LABEL_SENT', daysAgo: 3, ...defective },
  { fate: 'IN_TRANSIT', daysAgo: 6, ...notNeeded },
  { fate: 'RECEIVED', daysAgo: 8, ...defective },
  { fate: 'INSPECTED', daysAgo: 9, ...damaged },
  { fate: 'REFUND_DUE', daysAgo: 11, ...notNeeded },
  { fate: 'REPLACED', daysAgo: 12, ...defective },
  { fate: 'REJECTED', daysAgo: 14, ...damaged },
  { fate: 'DECLINED', daysAgo: 16, ...notNeeded },
  { fate: 'CANCELED', daysAgo: 18, ...notNeeded },
];

/** What came back of the year's later orders, of each one device; the fleets keep theirs. */
export function planReturns(orders: readonly PlannedOrder[], now: Date): PlannedReturn[] {
  const returnable = orders
    .filter(({ fate, isFirst, serials, shipTo }) => {
      const isAtHome = shipTo.country === 'CA' || shipTo.country === 'US';
      return fate === 'DELIVERED' && !isFirst && serials.length > 0 && isAtHome;
    })
    .toReversed();
  return drafts.map(({ daysAgo, ...draft }) => {
    const requestedAt = new Date(now.getTime() - daysAgo * DAY_MS);
    const index = returnable.findIndex(
      ({ arrivesAt }) => requestedAt.getTime() - arrivesAt.getTime() > 2 * DAY_MS,
    );
    const [order] = returnable.splice(index, 1);
    const [serial] = order?.serials ?? [];
    if (order === undefined || serial === undefined || index === -1) {
      throw new Error('The year has too few orders to return something of.');
    }
    return { ...draft, order, serial, requestedAt };
  });
}
