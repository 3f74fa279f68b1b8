import { SeededRandom } from '../seeded-random.ts';
import { firstInChicago, serialOf } from '../year/plan-orders.ts';
import type { Api } from './api.ts';
import type { People } from './people.ts';
import { sideBySide } from './side-by-side.ts';

const WAREHOUSES = 'query { warehouses { id code } }';
const RECEIVE = `mutation ($input: ReceiveStockInput!) { receiveStock(input: $input) {
  __typename ... on UserError { message path } } }`;

const DAY_MS = 86_400_000;

type Delivery = {
  daysAgo: number;
  sku: string;
  first: number | null;
  quantity: number;
  /** Toronto, unless said otherwise. */
  warehouse?: string;
};

/** Deliveries of the year to Toronto and Chicago: 500 devices, and what goes with them. */
const deliveries: Delivery[] = [
  { daysAgo: 372, sku: 'MSK-TRUCK', first: 1, quantity: 120 },
  { daysAgo: 372, sku: 'MSK-CARTOP', first: 1, quantity: 70 },
  { daysAgo: 371, sku: 'ACC-MOUNT', first: null, quantity: 500 },
  { daysAgo: 371, sku: 'ACC-POWER', first: null, quantity: 450 },
  { daysAgo: 190, sku: 'MSK-TRUCK', first: 121, quantity: 90 },
  { daysAgo: 121, sku: 'MSK-CARTOP', first: 71, quantity: 50 },
  { daysAgo: 48, sku: 'MSK-TRUCK', first: 211, quantity: 70 },
  ...[
    { daysAgo: 372, sku: 'MSK-TRUCK', first: firstInChicago, quantity: 60 },
    { daysAgo: 372, sku: 'MSK-CARTOP', first: firstInChicago, quantity: 40 },
    { daysAgo: 371, sku: 'ACC-MOUNT', first: null, quantity: 120 },
    { daysAgo: 371, sku: 'ACC-POWER', first: null, quantity: 110 },
  ].map((delivery) => ({ ...delivery, warehouse: 'CHI' })),
];

export async function loadStock(api: Api, { admin }: People, now: Date): Promise<void> {
  const warehouses = await api.ask<{ id: string; code: string }[]>(admin, WAREHOUSES, {});
  await sideBySide(deliveries, 4, async ({ warehouse = 'TOR', ...delivery }, index) => {
    const { daysAgo, sku, first, quantity } = delivery;
    const warehouseId = warehouses.find(({ code }) => code === warehouse)?.id;
    const goods =
      first === null ? { quantity } : { devices: receivedDevices(sku, first, quantity) };
    await api.act(
      admin,
      RECEIVE,
      { warehouseId, sku, ...goods },
      {
        at: new Date(now.getTime() - daysAgo * DAY_MS),
        key: `receive-${index}`,
      },
    );
  });
}

function receivedDevices(sku: string, first: number, quantity: number) {
  const random = new SeededRandom(sku.length * 1_000 + first);
  return Array.from({ length: quantity }, (_, index) => {
    const number = first + index;
    const unit = (sku === 'MSK-CARTOP' ? 500_000 : 0) + number;
    const body = `35714109${String(unit).padStart(6, '0')}`;
    return {
      serial: serialOf(sku, number),
      imei: `${body}${luhnDigit(body)}`,
      firmware: random.pick(['2.3.1', '2.4.0', '2.4.0', '2.5.2']),
    };
  });
}

/** The check digit of an IMEI: every second digit doubled, from the right. */
export function luhnDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
