import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, signedQuery, staff } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { PDFDocument } from 'pdf-lib';
import { startLogistics } from '../src/service.ts';
import {
  breakCarrier,
  confirm,
  mutate,
  order,
  orderLine,
  type Platform,
  quickTiming,
  receiveKits,
  soldParcels,
  startPlatform,
  tell,
  toronto,
} from './platform.ts';
import { startProcess } from './second-process.ts';

let platform: Platform;
before(async () => {
  platform = await startPlatform();
});
after(() => platform.close());

/** A busy machine takes its time over a hundred labels. */
const patienceMs = 120_000;

const runFields = 'id status counts { total queued rated bought failed skipped }';

async function start(fulfillmentIds: string[]) {
  const started = await mutate(
    platform,
    'startBulkRun',
    { fulfillmentIds },
    `... on StartBulkRunSuccess { bulkRun { ${runFields} } } ... on InvalidInput { problems { code } }`,
  );
  return started;
}

const change = (id: string, what: string) =>
  mutate(
    platform,
    'changeBulkRun',
    { id, change: what },
    `... on ChangeBulkRunSuccess { bulkRun { ${runFields} } }`,
  );

async function readRun(id: string, url = platform.service.url) {
  const query = `query ($id: ID!) { bulkRun(id: $id) { ${runFields} cost { amount currency }
    items(first: 100) { edges { node { status reason reasonText fulfillment { id } shipment { id trackingNumber } } } } } }`;
  const { data, errors } = await signedQuery(url, staff(), query, { id });
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data.bulkRun;
}

const done = (id: string) =>
  eventually(async () => {
    const run = await readRun(id);
    return run.status === 'DONE' && run;
  }, patienceMs);

/** Orders of goods without serials, which need no scan. */
async function fulfilments(count: number): Promise<string[]> {
  await mutate(
    platform,
    'receiveStock',
    { warehouseId: toronto, sku: 'ACC-MOUNT', quantity: count },
    '',
  );
  const organizationId = newId('org');
  const orders = Array.from({ length: count }, () =>
    order(1, {
      number: `MOB-${newId('ord').slice(-8)}`,
      lines: [{ ...orderLine('ACC-MOUNT', 1), weightGrams: 620 }],
    }),
  );
  for (const one of orders) await tell(platform, 'order.confirmed', one, organizationId);
  return eventually(async () => {
    const where = { organizationId, status: 'TO_PICK' as const };
    const rows = await platform.db.fulfillment.findMany({ where, orderBy: { id: 'asc' } });
    return rows.length === count && rows.map(({ id }) => id);
  });
}

test('what fails is told with its reason and tried again, and nothing is bought twice', async () => {
  const [plain = ''] = await fulfilments(1);
  const organizationId = newId('org');
  const [serial = '', other = ''] = await receiveKits(platform, 2);
  const unscanned = await confirm(platform, order(1), organizationId);
  const canceled = await confirm(platform, order(1), organizationId);
  await tell(
    platform,
    'order.canceled',
    { orderId: canceled.orderId, reason: 'No' },
    organizationId,
  );
  await eventually(
    async () =>
      (await platform.db.fulfillment.findUniqueOrThrow({ where: { id: canceled.id } })).status ===
      'CANCELED',
  );
  const before = await soldParcels(platform);
  const { bulkRun } = await start([plain, unscanned.id, canceled.id]);
  const first = await done(bulkRun.id);
  assert.deepEqual(first.counts, {
    total: 3,
    queued: 0,
    rated: 0,
    bought: 1,
    failed: 1,
    skipped: 1,
  });
  const reasons = first.items.edges.map(({ node }: { node: { reason: string } }) => node.reason);
  assert.deepEqual(reasons, [null, 'SERIALS_MISSING', 'NOT_READY']);
  assert.equal(first.items.edges[1].node.reasonText, '1 more to scan.');

  await mutate(platform, 'scanSerial', { fulfillmentId: unscanned.id, serial }, '');
  assert.equal((await change(bulkRun.id, 'RETRY_FAILED')).__typename, 'ChangeBulkRunSuccess');
  const second = await done(bulkRun.id);
  assert.equal(second.counts.bought, 2, JSON.stringify(second));
  assert.equal((await soldParcels(platform)).length - before.length, 2);
  const again = await done((await start([plain])).bulkRun.id);
  assert.deepEqual(
    [again.counts.skipped, again.items.edges[0].node.reason],
    [1, 'HAS_LABEL'],
    JSON.stringify(again),
  );
  assert.equal((await soldParcels(platform)).length - before.length, 2);
  assert.ok(other);
});

test('a purchase whose answer is lost is found again, and the run goes on until it is', async () => {
  const ids = await fulfilments(3);
  const before = await soldParcels(platform);
  const create = { method: 'POST', path: '/rs/2004381/ncshipment' };
  await breakCarrier(platform, { kind: 'cut_after_effect', ...create });
  const run = await done((await start(ids)).bulkRun.id);
  assert.equal(run.counts.bought, 3, JSON.stringify(run));
  assert.equal((await soldParcels(platform)).length - before.length, 3);
});

test('a paused run buys nothing more, a canceled one never will', async () => {
  const ids = await fulfilments(4);
  await breakCarrier(platform, {
    kind: 'delay',
    delayMs: 400,
    count: 20,
    method: 'POST',
    path: '/rs',
  });
  const before = await soldParcels(platform);
  const { bulkRun } = await start(ids);
  const busy = await start([ids[0] ?? '']);
  assert.equal(busy.problems?.[0]?.code, 'IN_ANOTHER_RUN', JSON.stringify(busy));
  const paused = await change(bulkRun.id, 'PAUSE');
  assert.equal(paused.bulkRun.status, 'PAUSED');
  assert.equal((await change(bulkRun.id, 'PAUSE')).__typename, 'RefusedTransition');
  const canceled = await change(bulkRun.id, 'CANCEL');
  assert.equal(canceled.bulkRun.status, 'CANCELED');
  const settled = await eventually(async () => {
    const { counts } = await readRun(bulkRun.id);
    return counts.queued === 0 && counts.rated === 0 && counts;
  });
  assert.equal(settled.bought + settled.skipped, 4, JSON.stringify(settled));
  // Long enough for the carriers' slow answers to the questions that were under way.
  await sleep(1_000);
  assert.deepEqual((await readRun(bulkRun.id)).counts, settled);
  assert.equal((await soldParcels(platform)).length - before.length, settled.bought);
  assert.equal((await change(bulkRun.id, 'RESUME')).__typename, 'RefusedTransition');
});

test('each parcel of a fulfilment is bought by itself', async () => {
  const organizationId = newId('org');
  const input = { warehouseId: toronto, sku: 'ACC-MOUNT', quantity: 3 };
  await mutate(platform, 'receiveStock', input, '');
  const lines = [{ ...orderLine('ACC-MOUNT', 3), weightGrams: 620 }];
  const fulfillment = await confirm(platform, order(3, { lines }), organizationId);
  const { id: fulfillmentId } = fulfillment;
  const [line] = await platform.db.fulfillmentLine.findMany({ where: { fulfillmentId } });
  for (const quantity of [1, 2]) {
    const packed = await mutate(
      platform,
      'packParcel',
      { fulfillmentId, lines: [{ lineId: line?.id, quantity }] },
      '',
    );
    assert.equal(packed.__typename, 'PackParcelSuccess', JSON.stringify(packed));
  }
  const before = await soldParcels(platform);
  const run = await done((await start([fulfillmentId])).bulkRun.id);
  assert.deepEqual([run.counts.total, run.counts.bought], [2, 2], JSON.stringify(run));
  assert.equal((await soldParcels(platform)).length - before.length, 2);
  const parcels = await platform.db.shipment.findMany({
    where: { fulfillmentId },
    orderBy: { id: 'asc' },
  });
  // The small box weighs 180 g.
  assert.deepEqual(
    parcels.map(({ weightGrams }) => weightGrams),
    [800, 1_420],
  );
});

test('unknown fulfilments, boxes and runs are not found', async () => {
  const unknown = await start([newId('ful')]);
  assert.equal(unknown.__typename, 'NotFound');
  assert.equal((await start([])).__typename, 'InvalidInput');
  assert.equal((await change(newId('blk'), 'PAUSE')).__typename, 'NotFound');
});

test('100 labels are each bought once although the process is killed in the middle', async () => {
  const ids = await fulfilments(100);
  const before = await soldParcels(platform);
  await platform.service.close();
  const child = await startProcess(platform, platform.env.queuePrefix);
  const query = `mutation ($input: StartBulkRunInput!) { startBulkRun(input: $input) { ... on StartBulkRunSuccess { bulkRun { id } } } }`;
  const { data } = await signedQuery(child.url, staff(), query, { input: { fulfillmentIds: ids } });
  const runId: string = data.startBulkRun.bulkRun.id;
  await eventually(async () => (await readRun(runId, child.url)).counts.bought >= 30, patienceMs);
  child.process.kill('SIGKILL');
  const sold = (await soldParcels(platform)).length - before.length;
  assert.ok(sold >= 30 && sold < 100, `${sold} were sold when the process was killed.`);

  const service = await startLogistics(platform.env, quickTiming);
  platform.service = service;
  platform.db = service.db;
  // The dead process's leases end by themselves; the test does not wait for that.
  const now = new Date();
  await service.db.bulkRun.update({ where: { id: runId }, data: { leaseUntil: now } });
  await service.db.shipment.updateMany({
    where: { labelLeaseUntil: { not: null } },
    data: { labelLeaseUntil: now },
  });
  const run = await done(runId);
  assert.equal(run.counts.bought, 100, JSON.stringify(run.counts));
  const pins = (await soldParcels(platform))
    .slice(before.length)
    .map(({ trackingNumber }) => trackingNumber);
  const numbers = run.items.edges.map(
    ({ node }: { node: { shipment: { trackingNumber: string } } }) => node.shipment.trackingNumber,
  );
  assert.deepEqual(pins.toSorted(), numbers.toSorted());

  const printed = await mutate(
    platform,
    'printPapers',
    { bulkRunId: runId, kind: 'LABELS', format: 'PDF_LETTER' },
    '... on PrintPapersSuccess { url printed leftOut { reason } }',
  );
  assert.deepEqual([printed.printed, printed.leftOut], [100, []]);
  const file = await PDFDocument.load(await (await fetch(printed.url)).arrayBuffer());
  assert.ok(file.getPageCount() >= 100);
  assert.deepEqual(file.getPage(0).getSize(), { width: 612, height: 792 });
});
