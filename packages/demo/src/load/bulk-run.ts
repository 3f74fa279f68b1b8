import type { Env } from '../env.ts';
import type { Api } from './api.ts';
import { moveAtCourier } from './courier-control.ts';
import type { LoadedOrder } from './orders.ts';
import type { People } from './people.ts';
import { sideBySide, until } from './side-by-side.ts';

const START = `mutation ($input: StartBulkRunInput!) { startBulkRun(input: $input) {
  __typename ... on StartBulkRunSuccess { bulkRun { id } } ... on UserError { message path } } }`;
const RUN = `query ($id: ID!) { bulkRun(id: $id) { status
  items(first: 20) { edges { node { shipment { trackingNumber } } } } } }`;

type Run = {
  status: string;
  items: { edges: { node: { shipment: { trackingNumber: string | null } | null } }[] };
};

/** This morning's labels, bought together. One was not scanned yet, so that a failure can be seen. */
export async function loadBulkRun(
  api: Api,
  env: Env,
  { fulfilment: staff }: People,
  orders: readonly LoadedOrder[],
): Promise<void> {
  const forgotten = orders.find(
    ({ order }) => order.fate === 'PAID' && order.lines.some(({ sku }) => sku.startsWith('MSK-')),
  );
  const fulfillmentIds = [
    ...orders.filter(({ order }) => order.fate === 'BULK'),
    forgotten,
  ].flatMap((each) => each?.fulfillmentId ?? []);
  const { bulkRun } = await api.act<{ bulkRun: { id: string } }>(
    staff,
    START,
    { fulfillmentIds },
    { key: 'bulk-run' },
  );
  const run = await until('The end of the run', async () => {
    const found = await api.ask<Run>(staff, RUN, { id: bulkRun.id });
    return found.status === 'DONE' ? found : null;
  });
  const numbers = run.items.edges.flatMap(({ node }) => node.shipment?.trackingNumber ?? []);
  const at = new Date();
  await sideBySide(numbers, 4, (number) =>
    moveAtCourier(env.COURIER_SANDBOX_URLS, number, { to: 'order_received', at, from: at }),
  );
}
