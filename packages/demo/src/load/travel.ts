import type { Env } from '../env.ts';
import type { DemoCustomer } from '../year/customers.ts';
import { scansOf } from '../year/order-fate.ts';
import type { Api } from './api.ts';
import { moveAtCourier } from './courier-control.ts';
import type { Parcel } from './fulfil-order.ts';
import type { People } from './people.ts';

export type DeliveredDevice = {
  id: string;
  sku: string;
  customer: DemoCustomer;
  deliveredAt: Date;
};

const REFRESH = `mutation ($input: RefreshTrackingInput!) { refreshTracking(input: $input) {
  __typename ... on UserError { message path } } }`;

const HOUR_MS = 3_600_000;

/** Lets a parcel travel as its order's fate wants, and us hear of each scan; gives what arrived. */
export async function travel(
  api: Api,
  env: Env,
  { fulfilment }: People,
  { parcel, now }: { parcel: Parcel; now: Date },
): Promise<DeliveredDevice[]> {
  const { order, shipmentId, number, soldAt } = parcel;
  const scans = scansOf[order.fate] ?? [];
  const from = new Date(soldAt.getTime() + 2 * HOUR_MS);
  const last = lastScanAt(parcel, from, now);
  for (const [index, to] of scans.entries()) {
    const before = scans.length - 1 - index;
    const pause = Math.min(3 * HOUR_MS, (last.getTime() - from.getTime()) / scans.length);
    const at = new Date(last.getTime() - before * pause);
    await moveAtCourier(env.COURIER_SANDBOX_URLS, number, {
      ...{ to, at, ...(index === 0 && { from }) },
    });
    await api.act(
      fulfilment,
      REFRESH,
      { shipmentId },
      {
        ...{ at: new Date(at.getTime() + 60_000), key: `${number}-track-${index}` },
        isRepeatable: true,
      },
    );
  }
  // What stands still is found out by looking at it today.
  if (order.fate === 'LOST') {
    await api.act(fulfilment, REFRESH, { shipmentId }, { key: `${number}-track-now` });
  }
  if (order.fate !== 'DELIVERED') return [];
  const { customer } = order;
  return parcel.devices.map((device) => ({ ...device, customer, deliveredAt: last }));
}

function lastScanAt({ order }: Parcel, from: Date, now: Date): Date {
  if (order.fate === 'LOST') return new Date(from.getTime() + 20 * HOUR_MS);
  const latest = now.getTime() - HOUR_MS;
  // What is on its way today was scanned today.
  if (order.fate === 'IN_TRANSIT' || order.fate === 'OUT_FOR_DELIVERY') return new Date(latest);
  return new Date(Math.max(from.getTime() + HOUR_MS, Math.min(order.arrivesAt.getTime(), latest)));
}
