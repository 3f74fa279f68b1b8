import type { Caller } from '@mobilytics/journeys/caller';
import { eventually } from '@mobilytics/journeys/eventually';
import { payOrder } from '@mobilytics/journeys/pay-order';

const PLACE = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
  __typename ... on PlaceOrderSuccess { order { id } } ... on UserError { message } } }`;
const WORK = `query ($id: ID!) { order(id: $id) { fulfillments { id number status } } }`;

const addresses = {
  toronto: {
    ...{ line1: '100 Queen Street West', city: 'Toronto', region: 'ON', postalCode: 'M5H 2N2' },
    ...{ country: 'CA', phone: '+14165550111' },
  },
  chicago: {
    ...{ line1: '121 North LaSalle Street', city: 'Chicago', region: 'IL', postalCode: '60602' },
    ...{ country: 'US', phone: '+13125550112' },
  },
  london: {
    ...{ line1: '18 Wharf Road', city: 'London', region: '', postalCode: 'N1 7GR' },
    ...{ country: 'GB', phone: '+442079460123' },
  },
  lyon: {
    ...{ line1: '12 rue Garibaldi', city: 'Lyon', region: '', postalCode: '69003' },
    ...{ country: 'FR', phone: '+33478550124' },
  },
};

export type Place = keyof typeof addresses;
export type Work = { id: string; number: string };

type Bought = { place: Place; sku: string; quantity?: number };

/** What a customer orders and pays for one place; the order's id. */
export async function placeAndPay(
  customer: Caller,
  { place, sku, quantity = 1 }: Bought,
): Promise<string> {
  const { order } = await customer.act<{ order: { id: string } }>(PLACE, {
    ...{ lines: [{ sku, quantity }], currency: 'CAD', shippingMethod: 'STANDARD' },
    shippingAddress: { name: 'Anna Lindqvist', company: 'Northway Media', ...addresses[place] },
  });
  await payOrder(customer, order.id);
  return order.id;
}

/** The warehouse's work that comes of what a customer orders and pays. */
export async function orderFor(customer: Caller, staff: Caller, bought: Bought): Promise<Work> {
  const id = await placeAndPay(customer, bought);
  return eventually('the work on the order', async () => {
    type Found = { fulfillments: (Work & { status: string })[] };
    const { fulfillments } = await staff.ask<Found>(WORK, { id });
    const [work] = fulfillments;
    return work?.status === 'TO_PICK' || work?.status === 'PICKED' ? work : null;
  });
}

/** Serials that lie on a warehouse's shelf. */
export async function serialsAt(staff: Caller, warehouseCode: string): Promise<string[]> {
  // The demo's devices in Chicago begin with number 1001.
  const search = warehouseCode === 'CHI' ? 'MC26-010' : 'MC26-00';
  const query = `query ($filter: DeviceFilter!) { devices(first: 50, filter: $filter) {
    edges { node { serial } } } }`;
  const found = await staff.ask<{ edges: { node: { serial: string } }[] }>(query, {
    filter: { status: ['IN_STOCK'], search },
  });
  return found.edges.map(({ node }) => node.serial);
}
