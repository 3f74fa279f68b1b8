import { request } from 'undici';
import type { Env } from '../env.ts';
import type { PlannedOrder } from '../year/plan-orders.ts';
import type { Api, Session } from './api.ts';
import { fulfilOrder, type Parcel } from './fulfil-order.ts';
import { FulfilmentList } from './fulfilment-list.ts';
import { handOver } from './hand-over.ts';
import type { People } from './people.ts';
import { sideBySide } from './side-by-side.ts';
import { type DeliveredDevice, travel } from './travel.ts';

const PLACE = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
  __typename ... on PlaceOrderSuccess { order { id version } }
  ... on DuplicateReference { existingOrderId } ... on UserError { message path } } }`;
const CANCEL = `mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) {
  __typename ... on UserError { message path } } }`;
const HOLD = `mutation ($input: HoldOrderInput!) { holdOrder(input: $input) {
  __typename ... on UserError { message path } } }`;
const CHECKOUT = `mutation ($input: StartCheckoutInput!) { startCheckout(input: $input) {
  __typename ... on StartCheckoutSuccess { url } ... on UserError { message path } } }`;
const STATUS = 'query ($id: ID!) { order(id: $id) { status version } }';

type Status = { status: string; version: number };

export type LoadedOrder = { order: PlannedOrder; orderId: string; fulfillmentId: string | null };
export type LoadedOrders = {
  orders: LoadedOrder[];
  parcels: Parcel[];
  /** The devices that customers have. */
  devices: DeliveredDevice[];
};

/** Places and pays the year's orders, fulfils them, and lets their parcels travel. */
export async function loadOrders(
  api: Api,
  env: Env,
  { people, orders, now }: { people: People; orders: readonly PlannedOrder[]; now: Date },
): Promise<LoadedOrders> {
  const placed = await sideBySide(orders, 8, async (order) => ({
    order,
    orderId: await buy(api, env, people, order),
  }));
  const staff = people.fulfilment;
  const fulfilments = new FulfilmentList(api, staff);
  const worked = await sideBySide(placed, 8, async ({ order, orderId }) => {
    if (['UNPAID', 'EXPIRED', 'CANCELED', 'SERVED'].includes(order.fate)) {
      return { order, orderId, fulfillmentId: null, parcels: [] };
    }
    const fulfillmentId = await fulfilments.idOf(orderId);
    if (order.fate === 'ON_HOLD') await holdOrder(api, people.finance, order, orderId);
    const isUntouched = order.fate === 'ON_HOLD' || order.fate === 'PAID';
    const parcels = isUntouched ? [] : await fulfilOrder(api, env, { staff, order, fulfillmentId });
    return { order, orderId, fulfillmentId, parcels };
  });
  const parcels = worked.flatMap((each) => each.parcels);
  await handOver(api, people, parcels, now);
  const devices = await sideBySide(parcels, 8, (parcel) =>
    travel(api, env, people, { parcel, now }),
  );
  return { orders: worked, parcels, devices: devices.flat() };
}

async function buy(api: Api, env: Env, people: People, order: PlannedOrder): Promise<string> {
  const customer = people.customers.get(order.customer);
  if (customer === undefined) throw new Error(`${order.customer.organization} is not signed in.`);
  const orderId = await placeOrder(api, customer, order);
  if (order.fate === 'CANCELED') await cancelOrder(api, customer, order, orderId);
  else if (order.fate !== 'UNPAID' && order.fate !== 'EXPIRED') {
    await payOrder(api, env, customer, order, orderId);
  }
  return orderId;
}

async function placeOrder(api: Api, customer: Session, order: PlannedOrder): Promise<string> {
  const { reference, lines, shippingMethod, placedAt, shipTo, customer: buyer } = order;
  const input = {
    ...{ lines, shippingMethod, externalReference: reference },
    currency: buyer.currency,
    shippingAddress: shipTo,
  };
  const act = { at: placedAt, key: `${reference}-place` };
  const placed = await api.act<{ order: { id: string } }>(customer, PLACE, input, act);
  return placed.order.id;
}

async function cancelOrder(api: Api, customer: Session, order: PlannedOrder, id: string) {
  const { reference, placedAt } = order;
  const at = new Date(placedAt.getTime() + 5 * 3_600_000);
  const reason =
    order.customer.locale === 'fr' ? 'Commandé deux fois par erreur.' : 'Ordered twice by mistake.';
  const input = { id, version: 1, reason };
  await api.act(customer, CANCEL, input, { at, key: `${reference}-cancel` });
}

async function payOrder(
  api: Api,
  env: Env,
  customer: Session,
  { reference, paidAt, declinedFirst }: PlannedOrder,
  orderId: string,
): Promise<void> {
  const input = { orderId };
  const started = await api.ask<{ __typename: string; url?: string }>(customer, CHECKOUT, {
    input,
  });
  // A run that goes on finds paid what it had paid.
  if (started.__typename === 'OrderNotPayable') return;
  const sessionId = /cs_[A-Za-z0-9_]+/.exec(started.url ?? '')?.[0];
  if (sessionId === undefined) throw new Error(`${reference}: ${JSON.stringify(started)}`);
  const pay = async (card: string, at: Date) => {
    const { statusCode, body } = await request(
      `${env.STRIPE_SANDBOX_URL}/_sandbox/checkout/${sessionId}/pay`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ card, at: Math.floor(at.getTime() / 1000) }),
      },
    );
    const answer = (await body.json()) as { outcome?: string };
    if (statusCode !== 200 && answer.outcome !== 'declined') {
      throw new Error(`${reference} could not be paid: ${JSON.stringify(answer)}`);
    }
  };
  if (declinedFirst) await pay('4000000000000002', new Date(paidAt.getTime() - 60_000));
  await pay('4242424242424242', paidAt);
}

async function holdOrder(api: Api, staff: Session, order: PlannedOrder, id: string) {
  const { reference, paidAt } = order;
  const confirmed = await api.ask<Status>(staff, STATUS, { id });
  if (confirmed.status === 'ON_HOLD') return;
  const at = new Date(paidAt.getTime() + 2 * 3_600_000);
  const input = {
    id,
    version: confirmed.version,
    reason: 'The delivery address is being checked.',
  };
  await api.act(staff, HOLD, input, { at, key: `${reference}-hold` });
}
