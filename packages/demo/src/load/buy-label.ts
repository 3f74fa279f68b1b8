import type { Env } from '../env.ts';
import { type CarrierCode, postOf } from '../year/choose-carrier.ts';
import type { Api } from './api.ts';
import { moveAtCourier } from './courier-control.ts';
import { measure, type Packed, type PackedDevice, type Work } from './pack-order.ts';

const QUOTE = `mutation ($input: QuoteRatesInput!) { quoteRates(input: $input) {
  __typename ... on QuoteRatesSuccess { shipment { id } rates { id carrier transitDays } }
  ... on UserError { message path } } }`;
const BUY = `mutation ($input: BuyLabelInput!) { buyLabel(input: $input) {
  __typename ... on BuyLabelSuccess { shipment { id trackingNumber cost { amount currency } } }
  ... on UserError { message path } } }`;
const VOID = `mutation ($input: VoidLabelInput!) { voidLabel(input: $input) {
  __typename ... on UserError { message path } } }`;

type Rate = { id: string; carrier: CarrierCode; transitDays: number | null };
type Quoted = { shipment: { id: string }; rates: Rate[] };
export type Labelled = {
  shipmentId: string;
  number: string;
  carrier: CarrierCode;
  cost: { amount: string; currency: string };
  devices: PackedDevice[];
  /** When the carrier was told of it. */
  soldAt: Date;
};

/** Buys the label of one parcel; of some, a first one is given back. */
export async function buyLabels(
  api: Api,
  env: Env,
  work: Work,
  { packed, index }: { packed: Packed; index: number },
): Promise<Labelled> {
  const { order, staff } = work;
  const key = index === 0 ? order.reference : `${order.reference}-${index + 1}`;
  const start = order.packedAt.getTime() + index * 300_000;
  const again = order.voidedFirst && index === 0;
  if (again) {
    const first = await buyOne(api, env, work, { packed, key: `${key}-first`, at: start });
    const reason = 'The devices fit into a smaller box.';
    const input = { shipmentId: first.shipmentId, reason };
    await api.act(staff, VOID, input, { at: new Date(start + 240_000), key: `${key}-void` });
  }
  return buyOne(api, env, work, { packed, key, at: start + (again ? 360_000 : 0) });
}

async function buyOne(
  api: Api,
  env: Env,
  { staff, order, fulfillmentId }: Work,
  { packed, key, at }: { packed: Packed; key: string; at: number },
): Promise<Labelled> {
  const { shippingMethod, shipTo } = order;
  const what = packed.shipmentId === null ? { fulfillmentId } : { shipmentId: packed.shipmentId };
  const quoted = await api.act<Quoted>(
    staff,
    QUOTE,
    { ...what, parcel: measure(packed.contents) },
    { at: new Date(at), key: `${key}-quote`, isRepeatable: true },
  );
  const of = (code: CarrierCode) => quoted.rates.filter(({ carrier }) => carrier === code);
  const [rates = []] = [of(order.carrier), of(postOf(shipTo.country)), quoted.rates].filter(
    ({ length }) => length > 0,
  );
  const fastest = rates.toSorted((a, b) => (a.transitDays ?? 99) - (b.transitDays ?? 99));
  const rate = shippingMethod === 'EXPRESS' ? fastest[0] : rates[0];
  if (rate === undefined) throw new Error(`${key}: nobody carries it.`);
  const shipmentId = quoted.shipment.id;
  const soldAt = new Date(at + 120_000);
  type Bought = { shipment: { trackingNumber: string; cost: Labelled['cost'] } };
  const { shipment } = await api.act<Bought>(
    staff,
    BUY,
    { shipmentId, rateId: rate.id },
    { at: soldAt, key: `${key}-buy`, isRepeatable: true },
  );
  const number = shipment.trackingNumber;
  // It waits for us to move it: by itself it would travel in a minute of today.
  const toldAt = new Date(at + 600_000);
  await moveAtCourier(env.COURIER_SANDBOX_URLS, number, {
    ...{ to: 'order_received', from: toldAt, at: toldAt },
  });
  const { carrier } = rate;
  const { cost } = shipment;
  return { shipmentId, number, carrier, cost, soldAt, devices: packed.devices };
}
