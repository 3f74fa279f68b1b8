import { printRows } from '@mobilytics/bench/print-rows';
import { signedQuery, staff } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { accountsOf } from '../test/accounts.ts';
import { startCarriers } from '../test/carriers-under-test.ts';
import { mutate, order, orderLine, startPlatform, tell, toronto } from '../test/platform.ts';

/**
 * A hundred labels bought by one bulk run, rates, purchase, papers and files included, against buying
 * as many one after the other. Needs DATABASE_URL and REDIS_URL.
 */
const count = 100;
/** So many are enough to know how long one takes by itself. */
const singleCount = 20;
const carriers = await startCarriers();
const platform = await startPlatform({ trackingPollMs: 3_600_000 }, accountsOf(carriers));
const organizationId = newId('org');

async function fulfilments(): Promise<string[]> {
  const stock = { warehouseId: toronto, sku: 'ACC-MOUNT', quantity: count };
  await mutate(platform, 'receiveStock', stock, '');
  const before = new Set(await waiting());
  for (let index = 0; index < count; index += 1) {
    const lines = [{ ...orderLine('ACC-MOUNT', 1), weightGrams: 620 }];
    const one = order(1, { number: `MOB-${newId('ord').slice(-8)}`, lines });
    await tell(platform, 'order.confirmed', one, organizationId);
  }
  for (;;) {
    const now = (await waiting()).filter((id) => !before.has(id));
    if (now.length === count) return now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function waiting(): Promise<string[]> {
  const where = { organizationId, status: 'TO_PICK' as const };
  const rows = await platform.db.fulfillment.findMany({ where, orderBy: { id: 'asc' } });
  return rows.map(({ id }) => id);
}

/** Seconds that a run takes over these. */
async function run(fulfillmentIds: string[]): Promise<number> {
  const startedAt = performance.now();
  const started = await mutate(
    platform,
    'startBulkRun',
    { fulfillmentIds },
    '... on StartBulkRunSuccess { bulkRun { id } }',
  );
  const query = 'query ($id: ID!) { bulkRun(id: $id) { status counts { bought failed } } }';
  for (;;) {
    const id = started.bulkRun.id;
    const { data } = await signedQuery(platform.service.url, staff(), query, { id });
    const { status, counts } = data.bulkRun;
    if (status === 'DONE') {
      if (counts.bought !== fulfillmentIds.length) throw new Error(JSON.stringify(counts));
      return (performance.now() - startedAt) / 1_000;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function charged(): Promise<number> {
  const answers = carriers.map(async ({ sandbox }) => {
    const answer = await fetch(new URL('/_sandbox/charges', sandbox.url));
    return ((await answer.json()) as { charges: unknown[] }).charges.length;
  });
  return (await Promise.all(answers)).reduce((sum, charges) => sum + charges, 0);
}

const together = await fulfilments();
const runSeconds = await run(together);
const charges = await charged();
const single = await fulfilments();
const startedAt = performance.now();
for (const id of single.slice(0, singleCount)) await run([id]);
const singleSeconds = ((performance.now() - startedAt) / 1_000) * (count / singleCount);

console.log(`\nBulk purchase: ${count} labels\n`);
printRows(
  ['', 'seconds', 'labels/s', 'ratio'],
  [
    ['one by one', singleSeconds.toFixed(1), (count / singleSeconds).toFixed(1), '1.00 x'],
    [
      'one run',
      runSeconds.toFixed(1),
      (count / runSeconds).toFixed(1),
      `${(singleSeconds / runSeconds).toFixed(2)} x`,
    ],
  ],
);
console.log(`\nCharged by the carriers in the run: ${charges} of ${count}`);
console.log(
  `Memory: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB resident, sandboxes included`,
);
await platform.close();
process.exit(charges === count ? 0 : 1);
