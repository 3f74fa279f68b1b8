import { SeededRandom } from '../seeded-random.ts';
import { partnersAbroad } from './abroad.ts';
import { type CarrierCode, chooseCarrier } from './choose-carrier.ts';
import { customers, type DemoAddress, type DemoCustomer } from './customers.ts';
import { givenUp, isPacked, type OrderFate, recentFates } from './order-fate.ts';

export type PlannedOrder = {
  /** The customer's own reference, by which a repeated run finds the order again. */
  reference: string;
  customer: DemoCustomer;
  lines: { sku: string; quantity: number }[];
  shipTo: DemoAddress;
  shippingMethod: 'STANDARD' | 'EXPRESS';
  fate: OrderFate;
  /** It equips the customer's fleet. */
  isFirst: boolean;
  carrier: CarrierCode;
  parcels: 1 | 2;
  /** A first label was given back, because the box was another in the end. */
  voidedFirst: boolean;
  /** A first card was declined. */
  declinedFirst: boolean;
  placedAt: Date;
  paidAt: Date;
  packedAt: Date;
  arrivesAt: Date;
  /** Scanned into the parcel, by SKU. */
  serials: string[];
};

const ORDERS = 150;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** SKUs of what nothing is shipped for. */
const SERVICES = ['SRV-INSTALL', 'PLAN-BASIC', 'PLAN-PLUS'];

/** A year of orders that ends at `now`, the oldest first. The same `now` gives the same orders. */
export function planOrders(now: Date): PlannedOrder[] {
  const random = new SeededRandom(20_261);
  const drafts = [...firstOrders(random), ...laterOrders(random)].sort(
    (a, b) => b.daysAgo - a.daysAgo,
  );
  const serials = serialCounter();
  let older = 0;
  return drafts.map(({ customer, lines, daysAgo, isFirst }, index) => {
    const recent = recentFates[drafts.length - 1 - index];
    if (recent === undefined && !isFirst) older++;
    const isShipped = lines.some(({ sku }) => !SERVICES.includes(sku));
    const paidFate = isShipped ? 'DELIVERED' : 'SERVED';
    const fate = recent ?? (isFirst ? paidFate : (givenUp[older] ?? paidFate));
    const placedAt = officeHours(random, new Date(now.getTime() - daysAgo * DAY_MS), now);
    const paidAt = new Date(placedAt.getTime() + random.between(3, 20) * MINUTE_MS);
    const packedAt = new Date(paidAt.getTime() + random.between(14, 30) * HOUR_MS);
    const isExpress = random.chance(0.18);
    const isAbroad =
      customer.address.country === 'CA' && isShipped && !isFirst && random.chance(0.08);
    const shipTo = isAbroad ? random.pick(partnersAbroad) : customer.address;
    const carrier = chooseCarrier(random, { country: shipTo.country, isExpress });
    const isSold = isShipped && isPacked(fate);
    const kits = lines.filter(({ sku }) => sku.startsWith('MSK-'));
    const isLarge = kits.reduce((sum, { quantity }) => sum + quantity, 0) > 5;
    return {
      reference: `${initials(customer.organization)}-${String(1001 + index)}`,
      ...{ customer, lines, fate, isFirst, placedAt, paidAt, packedAt, shipTo, carrier },
      shippingMethod: isExpress ? 'EXPRESS' : 'STANDARD',
      declinedFirst: fate === 'DELIVERED' && random.chance(0.06),
      voidedFirst: fate === 'OUT_FOR_DELIVERY' || (fate === 'DELIVERED' && random.chance(0.03)),
      parcels: fate === 'PARTIAL' || (fate === 'DELIVERED' && isLarge) ? 2 : 1,
      arrivesAt: new Date(packedAt.getTime() + random.between(40, 96) * HOUR_MS),
      serials: isSold ? serials(kits, shipTo.country) : [],
    } satisfies PlannedOrder;
  });
}

type Draft = {
  customer: DemoCustomer;
  lines: PlannedOrder['lines'];
  daysAgo: number;
  isFirst: boolean;
};

/** Who orders sits in an office between Halifax and Vancouver; the newest orders stay where they are. */
function officeHours(random: SeededRandom, at: Date, now: Date): Date {
  if (now.getTime() - at.getTime() < 9 * DAY_MS) return at;
  const dayMs = Math.floor(at.getTime() / DAY_MS) * DAY_MS;
  const isSunday = new Date(dayMs).getUTCDay() === 0;
  return new Date(dayMs + (isSunday ? -DAY_MS : 0) + random.between(13, 22.5) * HOUR_MS);
}

/** A new customer equips its vehicles. */
function firstOrders(random: SeededRandom): Draft[] {
  return customers.map((customer) => {
    const { cars, vans, trucks, joinedDaysAgo } = customer;
    const vehicles = cars + vans + trucks;
    const lines = [
      { sku: 'MSK-CARTOP', quantity: cars },
      { sku: 'MSK-TRUCK', quantity: vans + trucks },
      { sku: 'PLAN-PLUS', quantity: vehicles },
      { sku: 'SRV-INSTALL', quantity: customer.market === 'TORONTO' ? vehicles : 0 },
    ].filter(({ quantity }) => quantity > 0);
    return { customer, lines, daysAgo: joinedDaysAgo - random.between(2, 4), isFirst: true };
  });
}

function laterOrders(random: SeededRandom): Draft[] {
  const count = ORDERS - customers.length;
  const regular = customers[0] ?? random.pick(customers);
  return Array.from({ length: count }, (_, index) => {
    // The newest ones fill the queues of today; among the rest each customer orders in its time.
    const isRecent = index < recentFates.length;
    const customer = random.chance(0.16) ? regular : random.pick(customers);
    const daysAgo = isRecent
      ? recentDaysAgo(random, index)
      : random.between(11, customer.joinedDaysAgo - 8);
    const isService = !isRecent && random.chance(0.3);
    const fate = recentFates[index];
    const isSeveral = fate === 'PARTIAL' || fate === 'SPLIT';
    const usual = isService ? serviceBasket(random) : basket(random);
    const lines = isSeveral ? severalKinds() : usual;
    return { customer, lines, daysAgo, isFirst: false };
  });
}

/** Unpaid ones are from today and the days before; what travels was ordered some days ago. */
function recentDaysAgo(random: SeededRandom, index: number): number {
  const days = 0.1 + (index / recentFates.length) * 9;
  return days + random.between(0, 0.15);
}

function basket(random: SeededRandom): PlannedOrder['lines'] {
  const kits = random.pick([0, 0, 0, 1, 1, 1, 2, 2, 3, 4]);
  const kit = random.pick(['MSK-CARTOP', 'MSK-TRUCK', 'MSK-TRUCK']);
  const extras = kits === 0 ? random.pick([1, 2]) : random.pick([0, 0, 1]);
  return [
    { sku: kit, quantity: kits },
    { sku: random.pick(['PLAN-BASIC', 'PLAN-PLUS']), quantity: random.chance(0.4) ? kits : 0 },
    ...random
      .shuffled(['ACC-MOUNT', 'ACC-POWER'])
      .slice(0, extras)
      .map((sku) => ({ sku, quantity: random.integer(1, 6) })),
  ].filter(({ quantity }) => quantity > 0);
}

/** Enough for two parcels. */
function severalKinds(): PlannedOrder['lines'] {
  return [
    { sku: 'MSK-TRUCK', quantity: 4 },
    { sku: 'ACC-MOUNT', quantity: 4 },
  ];
}

/** Vehicles that are already equipped: a technician's visit, or a plan for kits bought before. */
function serviceBasket(random: SeededRandom): PlannedOrder['lines'] {
  const sku = random.pick(['SRV-INSTALL', 'SRV-INSTALL', 'SRV-INSTALL', 'PLAN-PLUS']);
  return [{ sku, quantity: random.integer(1, 4) }];
}

/** The first number of the devices in Chicago; those before are in Toronto. */
export const firstInChicago = 1_001;

/** Gives out serials in order, as a picker takes boxes from the front of the warehouse's shelf. */
function serialCounter() {
  const next: Record<string, number> = {};
  return (kits: PlannedOrder['lines'], country: string): string[] =>
    kits.flatMap(({ sku, quantity }) =>
      Array.from({ length: quantity }, () => {
        const first = country === 'US' ? firstInChicago : 1;
        const shelf = `${first} ${sku}`;
        const number = next[shelf] ?? first;
        next[shelf] = number + 1;
        return serialOf(sku, number);
      }),
    );
}

/** What is printed on the label of a SKU's n-th device. */
export function serialOf(sku: string, number: number): string {
  return `${sku === 'MSK-CARTOP' ? 'MC' : 'MT'}26-${String(number).padStart(5, '0')}`;
}

function initials(name: string): string {
  return name
    .split(/[\s-]+/)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');
}
