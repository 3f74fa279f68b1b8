import { buildSchema } from '@mobilytics/chassis/build-schema';
import { systemIdentity } from '@mobilytics/identity/identity';

const money = (amountMinor: number) => ({
  amount: (amountMinor / 100).toFixed(2),
  currency: 'CAD',
});

const line = (orderId: string, at: number) => ({
  id: `${orderId}-${at}`,
  sku: `MSK-${at}`,
  name: 'Sensor kit for a car top',
  quantity: at + 1,
  unitPrice: money(24_900),
  net: money(24_900 * (at + 1)),
  total: money(28_137 * (at + 1)),
});

const order = (id: string) => ({
  id,
  number: `MOB-${id}`,
  status: 'CONFIRMED',
  paymentStatus: 'PAID',
  placedAt: new Date(1_790_000_000_000),
  version: 3,
  paid: money(84_411),
  lines: [0, 1, 2].map((at) => line(id, at)),
  organization: { id: `org_${id}` },
});

const orders = Array.from({ length: 50 }, (_, at) => order(`ord_${at}`));
const byId = new Map(orders.map((row) => [row.id, row]));

/** The schema of our orders service over rows in memory, so that execution alone is measured. */
export const schema = buildSchema(new URL('../../../services/orders/', import.meta.url), {
  Query: {
    orders: async (_: unknown, { first }: { first: number }) => ({
      edges: orders.slice(0, first).map((node) => ({ cursor: node.id, node })),
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
      totalCount: orders.length,
    }),
  },
  Order: {
    __resolveReference: async ({ id }: { id: string }) => byId.get(id),
    lines: async ({ lines }: { lines: object[] }) => lines,
  },
});

export const context = () => ({ viewer: systemIdentity('bench', 'req_bench') });

const fields = `id number status paymentStatus placedAt version paid { amount currency }
  lines { id sku name quantity unitPrice { amount currency } total { amount currency } }`;

const representations = orders.map(({ id }) => ({ __typename: 'Order', id }));

/** What subgraphs are asked all day: a page of a list, and entities of another subgraph's page. */
export const requests = {
  'list of 20': {
    query: `query List($first: Int) { orders(first: $first) {
      totalCount pageInfo { hasNextPage endCursor } edges { node { ${fields} } } } }`,
    variables: { first: 20 },
  },
  '50 entities': {
    query: `query Entities($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on Order { ${fields} } } }`,
    variables: { representations },
  },
};
