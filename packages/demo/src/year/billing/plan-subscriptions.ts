import type { DemoCustomer } from '../customers.ts';
import type { PlannedOrder } from '../plan-orders.ts';

/** What becomes of the data plan that an order began. */
export type PlannedPlan = {
  order: PlannedOrder;
  fate:
    | 'UPGRADED'
    | 'CANCELED_AT_PERIOD_END'
    /** Its last renewal was refused some days ago and is tried again. */
    | 'DECLINED'
    /** Its last renewal was refused so long ago that the dunning plan lets it rest. */
    | 'RESTING';
};

const DAY_MS = 86_400_000;
/** The dunning plan lets a data plan rest after three weeks. */
const RESTS_AFTER_DAYS = 21;
/** Its next period is still some days away. */
const RESTS_FOR_DAYS = 6;

/** How many days ago a monthly plan was renewed last; null in its first month. */
export function lastRenewalDaysAgo(startedAt: Date, now: Date): number | null {
  for (let months = 14; months > 0; months--) {
    const renewal = addMonths(startedAt, months);
    if (renewal < now) return (now.getTime() - renewal.getTime()) / DAY_MS;
  }
  return null;
}

/** Stripe's rule: the same day, or the month's last where it has no such day. */
export function addMonths(from: Date, months: number): Date {
  const date = new Date(from);
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(from.getUTCDate(), last));
  return date;
}

/** The first customer changes its plans; two others' cards are refused. */
export function planSubscriptions(orders: readonly PlannedOrder[], now: Date): PlannedPlan[] {
  const own = orders[0]?.customer;
  const plans = orders.filter(
    ({ fate, isFirst, lines, customer }) =>
      (fate === 'DELIVERED' || fate === 'SERVED') &&
      lines.some(({ sku }) => sku.startsWith('PLAN-')) &&
      (!isFirst || customer !== own),
  );
  const renewed = plans.flatMap((order) => {
    const daysAgo = lastRenewalDaysAgo(order.paidAt, now);
    return daysAgo === null ? [] : [{ order, daysAgo }];
  });
  const others = renewed
    .filter(({ order }) => order.customer !== own)
    .toSorted((a, b) => a.daysAgo - b.daysAgo);
  const [declined] = others;
  const resting = others.findLast(
    ({ order, daysAgo }) =>
      daysAgo > RESTS_AFTER_DAYS &&
      daysAgo < RESTS_AFTER_DAYS + RESTS_FOR_DAYS &&
      order.customer !== declined?.order.customer,
  );
  const ofOwn = renewed.filter(({ order }) => order.customer === own).map(({ order }) => order);
  const upgraded = ofOwn.find(has('PLAN-BASIC'));
  const canceled = ofOwn.find(has('PLAN-PLUS'));
  const planned: [PlannedPlan['fate'], PlannedOrder | undefined][] = [
    ['UPGRADED', upgraded],
    ['CANCELED_AT_PERIOD_END', canceled],
    ['DECLINED', declined?.order],
    ['RESTING', resting?.order],
  ];
  return planned.flatMap(([fate, order]) => (order === undefined ? [] : [{ fate, order }]));
}

const has = (sku: string) => (order: PlannedOrder) => order.lines.some((line) => line.sku === sku);

/** A second card, which expires next month. */
export type PlannedCard = { customer: DemoCustomer; number: string; expiry: string };

export function planCards(orders: readonly PlannedOrder[], now: Date): PlannedCard[] {
  const next = addMonths(now, 1);
  const month = String(next.getUTCMonth() + 1).padStart(2, '0');
  const expiry = `${month}/${String(next.getUTCFullYear()).slice(2)}`;
  const [own] = orders;
  return own ? [{ customer: own.customer, number: '5555 5555 5555 4444', expiry }] : [];
}
