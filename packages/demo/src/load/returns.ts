import type { Env } from '../env.ts';
import type { PlannedReturn, ReturnFate } from '../year/plan-returns.ts';
import type { Api } from './api.ts';
import { moveAtCourier } from './courier-control.ts';
import type { LoadedOrder } from './orders.ts';
import type { People } from './people.ts';
import { sideBySide, until } from './side-by-side.ts';

const mutation = (name: string, success = '') =>
  `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) {
    __typename ${success} ... on UserError { message path } } }`;
const REQUEST = mutation('requestReturn', '... on RequestReturnSuccess { return { id version } }');
const APPROVE = mutation('approveReturn');
const REJECT = mutation('rejectReturn');
const CANCEL = mutation('cancelReturn');
const RESOLVE = mutation('resolveReturn');
const RECEIVE = mutation('receiveReturn', '... on ReceiveReturnSuccess { parcel { version } }');
const INSPECT = mutation('inspectReturn');
const LINES = `query ($id: ID!) { order(id: $id) {
  lines { id sku } returnable { quantity } returns { id } } }`;
const RETURN = `query ($id: ID!) { return(id: $id) { status version resolution
  parcel { id status trackingNumber labelFailure } } }`;

type Ordered = { lines: { id: string; sku: string }[]; returnable: object[]; returns: object[] };
type Parcel = {
  id: string;
  status: string;
  trackingNumber: string | null;
  labelFailure: string | null;
};
type Return = {
  status: string;
  version: number;
  resolution: string | null;
  parcel: Parcel | null;
};
type Loaded = { people: People; orders: readonly LoadedOrder[]; now: Date };

const HOUR_MS = 3_600_000;
/** How far a return gets, in the order of its steps. */
const steps: readonly ReturnFate[] = ['LABEL_SENT', 'IN_TRANSIT', 'RECEIVED', 'INSPECTED'];
const ends: readonly ReturnFate[] = ['REFUND_DUE', 'REPLACED', 'REJECTED'];

/** Lets customers send things back, and staff work on them. */
export async function loadReturns(
  api: Api,
  env: Env,
  loaded: Loaded,
  returns: readonly PlannedReturn[],
): Promise<void> {
  await sideBySide(returns, 6, (planned) => loadReturn(api, env, loaded, planned));
}

async function loadReturn(
  api: Api,
  env: Env,
  { people, orders, now }: Loaded,
  planned: PlannedReturn,
): Promise<void> {
  const { order, serial, fate, reason, requestedAt } = planned;
  const orderId = orders.find((each) => each.order === order)?.orderId;
  const customer = people.customers.get(order.customer);
  if (customer === undefined || orderId === undefined) {
    throw new Error(`${order.reference} was not loaded.`);
  }
  const staff = people.admin;
  const key = `${order.reference}-return`;
  const after = (hours: number, verb: string) => ({
    ...{ at: new Date(requestedAt.getTime() + hours * HOUR_MS), key: `${key}-${verb}` },
  });
  const sku = serial.startsWith('MC') ? 'MSK-CARTOP' : 'MSK-TRUCK';
  const orderLineId = await lineOf(api, staff, { orderId, sku });
  const { return: asked } = await api.act<{ return: { id: string; version: number } }>(
    customer,
    REQUEST,
    {
      ...{ orderId, reason, note: planned.note[order.customer.locale] },
      lines: [{ orderLineId, quantity: 1, serials: [serial] }],
    },
    after(0, 'request'),
  );
  const { id } = asked;
  if (fate === 'REQUESTED') return;
  if (fate === 'CANCELED') return void (await api.act(customer, CANCEL, asked, after(5, 'cancel')));
  if (fate === 'DECLINED') {
    const why = 'It was used for more than 30 days and works.';
    return void (await api.act(staff, REJECT, { ...asked, reason: why }, after(20, 'reject')));
  }
  await api.act(staff, APPROVE, asked, after(4, 'approve'));
  const parcel = await labelOf(api, staff, { id, key });
  const depth = ends.includes(fate) ? steps.length - 1 : steps.indexOf(fate);
  const from = new Date(requestedAt.getTime() + 20 * HOUR_MS);
  const to = depth === 0 ? 'order_received' : depth === 1 ? 'in_transit' : 'delivered';
  const arrived = requestedAt.getTime() + 110 * HOUR_MS;
  const at = depth === 0 ? from : new Date(Math.min(arrived, now.getTime() - 2 * HOUR_MS));
  await moveAtCourier(env.COURIER_SANDBOX_URLS, parcel.trackingNumber ?? '', { to, at, from });
  if (depth < 2) return;
  const { parcel: received } = await api.act<{ parcel: { version: number } }>(
    staff,
    RECEIVE,
    { id: parcel.id },
    after(112, 'receive'),
  );
  if (depth < 3) return;
  const { condition } = planned;
  const piece = { orderLineId, serial, quantity: 1, condition };
  await api.act(
    staff,
    INSPECT,
    { id: parcel.id, version: received.version, pieces: [piece] },
    after(136, 'inspect'),
  );
  if (fate !== 'INSPECTED') await end(api, people, { id, fate, act: after(160, 'end') });
}

async function end(
  api: Api,
  { admin: staff }: People,
  { id, fate, act }: { id: string; fate: ReturnFate; act: { at: Date; key: string } },
): Promise<void> {
  // Orders hears of the inspection a moment after it.
  const {
    status,
    version,
    resolution: decided,
  } = await until(`The inspection of ${act.key}`, async () => {
    const found = await api.ask<Return>(staff, RETURN, { id });
    const isReady = !['APPROVED', 'LABEL_SENT', 'IN_TRANSIT', 'RECEIVED'].includes(found.status);
    return isReady ? found : null;
  });
  // A run that goes on finds ended what it had ended.
  if (status !== 'INSPECTED' || decided !== null) return;
  if (fate === 'REJECTED') {
    const reason = 'The housing was broken by a fall; the warranty does not cover that.';
    await api.act(staff, REJECT, { id, version, reason }, act);
    return;
  }
  const resolution = fate === 'REPLACED' ? 'REPLACE' : 'REFUND';
  await api.act(staff, RESOLVE, { id, version, resolution }, act);
}

async function lineOf(
  api: Api,
  staff: People['admin'],
  { orderId, sku }: { orderId: string; sku: string },
): Promise<string> {
  return until(`The delivery of ${orderId}`, async () => {
    const order = await api.ask<Ordered>(staff, LINES, { id: orderId });
    // A run that goes on finds in a return what it had asked for.
    const isDelivered = order.returnable.length + order.returns.length > 0;
    return isDelivered ? order.lines.find((line) => line.sku === sku)?.id : null;
  });
}

async function labelOf(
  api: Api,
  staff: People['admin'],
  { id, key }: { id: string; key: string },
): Promise<Parcel> {
  return until(`The label of ${key}`, async () => {
    const { parcel } = await api.ask<Return>(staff, RETURN, { id });
    if (parcel?.labelFailure) throw new Error(`${key}: ${parcel.labelFailure}`);
    const isMade = parcel !== null && !['EXPECTED', 'LABEL_REQUESTED'].includes(parcel.status);
    return isMade ? parcel : null;
  });
}
