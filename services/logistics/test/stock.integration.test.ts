import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually, member, signedQuery, staff } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import {
  chicago,
  confirm,
  imei,
  mutate,
  newSerial,
  order,
  orderLine,
  type Platform,
  prepare,
  receiveKits,
  startPlatform,
  toronto,
} from './platform.ts';

let platform: Platform;
before(async () => {
  platform = await startPlatform();
});
after(() => platform.close());

const level = async (sku: string, warehouseId = toronto) => {
  const where = { warehouseId_sku: { warehouseId, sku } };
  const found = await platform.db.stockLevel.findUnique({ where });
  return { onHand: found?.onHand ?? 0, reserved: found?.reserved ?? 0 };
};

const codes = '... on InvalidInput { problems { path code } }';
const codesOf = ({ problems }: { problems: { path: string[]; code: string }[] }) =>
  problems.map(({ path, code }) => `${path.slice(1).join('.')} ${code}`);

const receive = (sku: string, quantity: number, warehouseId = toronto) =>
  mutate(platform, 'receiveStock', { warehouseId, sku, quantity }, '');

const deviceOf = (serial: string) => platform.db.device.findUniqueOrThrow({ where: { serial } });

/** Levels are what the movements add up to, in every warehouse. */
async function assertBookIsRight() {
  const sums = await platform.db.stockMovement.groupBy({
    by: ['warehouseId', 'sku'],
    _sum: { onHandDelta: true, reservedDelta: true },
  });
  for (const { warehouseId, sku, _sum } of sums) {
    const now = await level(sku, warehouseId);
    assert.deepEqual(now, { onHand: _sum.onHandDelta, reserved: _sum.reservedDelta }, sku);
  }
}

test('a count corrects the levels, keeps who, why and what was right, and needs a reason', async () => {
  await receive('ACC-MOUNT', 10);
  await receive('ACC-POWER', 4);
  const mounts = (await level('ACC-MOUNT')).onHand;
  const power = (await level('ACC-POWER')).onHand;
  const lines = [
    { sku: 'acc-mount', counted: mounts - 3 },
    { sku: 'ACC-POWER', counted: power },
  ];
  const count = (input: Record<string, unknown>) =>
    mutate(
      platform,
      'countStock',
      { warehouseId: toronto, lines, ...input },
      `... on CountStockSuccess { reference lines { sku expected counted difference } } ${codes}`,
    );
  assert.deepEqual(codesOf(await count({})), ['reason REASON']);
  assert.deepEqual(codesOf(await count({ reason: 'OTHER', note: ' ' })), ['note NOTE']);
  const kept = await count({ reason: 'DAMAGED', note: 'Wet box' });
  assert.deepEqual(kept.lines, [
    { sku: 'ACC-MOUNT', expected: mounts, counted: mounts - 3, difference: -3 },
    { sku: 'ACC-POWER', expected: power, counted: power, difference: 0 },
  ]);
  const movements = await platform.db.stockMovement.findMany({
    where: { reference: kept.reference },
    orderBy: { sku: 'asc' },
  });
  assert.deepEqual(
    movements.map(({ kind, onHandDelta, reason, note }) => [kind, onHandDelta, reason, note]),
    [
      ['COUNTED', -3, 'DAMAGED', 'Wet box'],
      ['COUNTED', 0, null, null],
    ],
  );
  assert.equal((await level('ACC-MOUNT')).onHand, mounts - 3);
  await assertBookIsRight();
});

test('a wrong count lists every problem and changes nothing', async () => {
  await receiveKits(platform, 1);
  const mounts = await level('ACC-MOUNT');
  await confirm(platform, order(1, { lines: [orderLine('ACC-MOUNT', 1)] }), newId('org'));
  const wrong = await mutate(
    platform,
    'countStock',
    {
      warehouseId: toronto,
      lines: [
        { sku: 'NO-SUCH', counted: 1 },
        { sku: 'MSK-CARTOP', counted: 0 },
        { sku: 'ACC-MOUNT', counted: 0 },
        { sku: 'ACC-MOUNT', counted: 1 },
      ],
      reason: 'LOST',
    },
    codes,
  );
  assert.deepEqual(codesOf(wrong), [
    'lines.0.sku UNKNOWN_SKU',
    'lines.1.counted SERIALS',
    'lines.2.counted PROMISED',
    'lines.3.sku TWICE',
  ]);
  assert.equal((await level('ACC-MOUNT')).onHand, mounts.onHand);
  const negative = { warehouseId: toronto, lines: [{ sku: 'ACC-MOUNT', counted: -1 }] };
  assert.deepEqual(codesOf(await mutate(platform, 'countStock', negative, codes)), [
    'lines.0.counted TOO_SMALL',
  ]);
});

test('a correction never takes what is promised, and what is added goes to who waits', async () => {
  const { onHand, reserved } = await level('ACC-POWER');
  const adjust = (difference: number, more = {}) =>
    mutate(
      platform,
      'adjustStock',
      { warehouseId: toronto, sku: 'ACC-POWER', difference, reason: 'MISCOUNT', ...more },
      codes,
    );
  const lines = [orderLine('ACC-POWER', onHand - reserved + 2)];
  const waiting = await confirm(platform, order(1, { lines }), newId('org'));
  assert.equal((await adjust(2)).__typename, 'AdjustStockSuccess');
  await eventually(async () => {
    const found = await platform.db.fulfillment.findUniqueOrThrow({ where: { id: waiting.id } });
    return found.status === 'TO_PICK' || found.status === 'PICKED';
  });
  assert.deepEqual(codesOf(await adjust(-1)), ['difference PROMISED']);
  assert.deepEqual(codesOf(await adjust(-99_999)), ['difference TOO_FEW']);
  assert.equal((await adjust(0)).__typename, 'InvalidInput');
  assert.deepEqual(codesOf(await adjust(1, { sku: 'MSK-CARTOP' })), ['sku SERIALS']);
  assert.deepEqual(codesOf(await adjust(1, { reason: 'OTHER' })), ['note NOTE']);
  assert.equal((await adjust(1, { warehouseId: newId('whs') })).__typename, 'NotFound');
  await assertBookIsRight();
});

test('pieces and devices go to another warehouse together, or not at all', async () => {
  const serials = await receiveKits(platform, 2);
  await receive('ACC-MOUNT', 5);
  const shipped = await prepare(platform, newId('org'));
  const transfer = (input: Record<string, unknown>) =>
    mutate(
      platform,
      'transferStock',
      { fromWarehouseId: toronto, toWarehouseId: chicago, ...input },
      `... on TransferStockSuccess { moved reference } ${codes}`,
    );
  const before = { here: await level('ACC-MOUNT'), there: await level('ACC-MOUNT', chicago) };
  const wrong = await transfer({
    lines: [
      { sku: 'ACC-MOUNT', quantity: 100_000 },
      { sku: 'MSK-CARTOP', quantity: 1 },
      { sku: 'NO-SUCH', quantity: 1 },
    ],
    serials: ['MK-NOBODY', shipped.serials[0], serials[0], serials[0]],
  });
  assert.deepEqual(codesOf(wrong), [
    'lines.0.quantity NOT_FREE',
    'lines.1.sku SERIALS',
    'lines.2.sku UNKNOWN_SKU',
    'serials.0 UNKNOWN_SERIAL',
    'serials.1 NOT_IN_STOCK',
    'serials.3 TWICE',
  ]);
  assert.deepEqual(codesOf(await transfer({})), ['lines NOTHING']);
  const same = await transfer({ toWarehouseId: toronto, serials: [serials[0]] });
  assert.deepEqual(codesOf(same), ['toWarehouseId SAME_WAREHOUSE']);
  assert.deepEqual(await level('ACC-MOUNT'), before.here);

  const done = await transfer({
    lines: [{ sku: 'ACC-MOUNT', quantity: 2 }],
    serials: [` ${serials[0]?.toLowerCase()} `],
  });
  assert.equal(done.moved, 3);
  assert.equal((await level('ACC-MOUNT')).onHand, before.here.onHand - 2);
  assert.equal((await level('ACC-MOUNT', chicago)).onHand, before.there.onHand + 2);
  assert.equal((await deviceOf(serials[0] ?? '')).warehouseId, chicago);
  assert.deepEqual(codesOf(await transfer({ serials: [serials[0]] })), [
    'serials.0 WRONG_WAREHOUSE',
  ]);
  await assertBookIsRight();
});

test('a device goes to repair, is lost and found, and the shelf follows each step', async () => {
  const [serial = ''] = await receiveKits(platform, 1);
  const { id: deviceId } = await deviceOf(serial);
  const before = await level('MSK-CARTOP');
  const change = (action: string, more = {}) =>
    mutate(
      platform,
      'changeDevice',
      { deviceId, action, reason: `Because ${action}`, ...more },
      `... on ChangeDeviceSuccess { device { status actions changes { from to reason madeBy } } } ... on RefusedTransition { from } ${codes}`,
    );
  const repair = await change('REPAIR');
  assert.equal(repair.device.status, 'IN_REPAIR');
  assert.deepEqual(repair.device.actions, ['RESTOCK', 'RETIRE']);
  assert.equal((await level('MSK-CARTOP')).onHand, before.onHand - 1);
  assert.equal((await change('REPAIR')).from, 'IN_REPAIR');
  assert.deepEqual(codesOf(await change('RESTOCK', { reason: ' ' })), ['reason REQUIRED']);
  assert.equal((await change('RESTOCK')).device.status, 'IN_STOCK');
  await change('REPORT_LOST');
  assert.equal((await level('MSK-CARTOP')).onHand, before.onHand - 1);
  await change('REPORT_FOUND', { warehouseId: chicago });
  const found = await deviceOf(serial);
  assert.deepEqual([found.status, found.warehouseId], ['IN_STOCK', chicago]);
  const retired = await change('RETIRE');
  assert.deepEqual(retired.device.actions, []);
  assert.deepEqual(
    retired.device.changes.map(({ to }: { to: string }) => to),
    ['RETIRED', 'IN_STOCK', 'LOST', 'IN_STOCK', 'IN_REPAIR', 'IN_STOCK'],
  );
  assert.equal(retired.device.changes[0].reason, 'Because RETIRE');
  await assertBookIsRight();
});

test('a customer’s lost device comes back to us when it is found; a promised piece stays', async () => {
  const organizationId = newId('org');
  const { serials, shipmentId, rateId } = await prepare(platform, organizationId);
  await mutate(platform, 'buyLabel', { shipmentId, rateId }, '');
  const device = await deviceOf(serials[0] ?? '');
  const change = (deviceId: string, action: string, more = {}) =>
    mutate(
      platform,
      'changeDevice',
      { deviceId, action, reason: 'Told by phone', ...more },
      `... on ChangeDeviceSuccess { device { status organization { id } } } ${codes}`,
    );
  await change(device.id, 'REPORT_LOST');
  const found = await change(device.id, 'REPORT_FOUND');
  assert.deepEqual(found.device, { status: 'RETURNING', organization: { id: organizationId } });
  assert.deepEqual(codesOf(await change(device.id, 'RESTOCK')), ['warehouseId REQUIRED']);
  const back = await change(device.id, 'RESTOCK', { warehouseId: toronto });
  assert.deepEqual(back.device, { status: 'IN_STOCK', organization: null });

  const { onHand, reserved } = await level('MSK-CARTOP');
  await confirm(platform, order(onHand - reserved), organizationId);
  assert.deepEqual(codesOf(await change(device.id, 'REPORT_LOST')), ['action PROMISED']);
  await assertBookIsRight();
});

test('the book of movements is listed with who and why, for staff only', async () => {
  const query = `query ($filter: StockMovementFilter) {
    stockMovements(first: 2, filter: $filter) {
      totalCount
      edges { node { kind sku onHandDelta reason madeBy warehouse { code } } }
    }
    warehouses { code stock { sku bin alertLevel low serialized } }
  }`;
  const variables = { filter: { sku: 'acc-mount', kind: ['COUNTED'], warehouseId: toronto } };
  const { url } = platform.service;
  const { data, errors } = await signedQuery(url, staff('FULFILLMENT'), query, variables);
  assert.equal(errors, undefined);
  const [newest] = data.stockMovements.edges;
  assert.equal(newest.node.reason, 'DAMAGED');
  assert.equal(newest.node.warehouse.code, 'TOR');
  const customer = await signedQuery(url, member(newId('org')), query, variables);
  assert.equal(customer.errors?.[0]?.extensions.code, 'FORBIDDEN');
  const input = { warehouseId: toronto, sku: 'acc-mount', bin: 'B-04-2', alertLevel: 50_000 };
  await mutate(platform, 'arrangeStock', input, '');
  const { data: after } = await signedQuery(url, staff('ADMIN'), query, {});
  const stock = after.warehouses.find(({ code }: { code: string }) => code === 'TOR').stock;
  const mount = stock.find(({ sku }: { sku: string }) => sku === 'ACC-MOUNT');
  const expected = { sku: 'ACC-MOUNT', bin: 'B-04-2', alertLevel: 50_000, low: true };
  assert.deepEqual(mount, { ...expected, serialized: false });
});

test('a file is read before it is taken in; a dry run writes nothing; twice is once', async () => {
  const rows = Array.from({ length: 3 }, () => [newSerial(), imei(), 'msk-cartop', 'tor', '1.4.2']);
  const csv = [['serial', 'imei', 'sku', 'warehouse', 'firmware'], ...rows]
    .map((cells) => cells.join(';'))
    .join('\r\n');
  const load = (dryRun: boolean, file = csv, more = {}) =>
    mutate(
      platform,
      'importDevices',
      { csv: file, dryRun, ...more },
      `... on ImportDevicesSuccess { dryRun imported newRows knownRows wrongRows rows { line serial outcome problems { field code given expected } } } ${codes}`,
    );
  const before = await level('MSK-CARTOP');
  const counts = { newRows: 3, knownRows: 0, wrongRows: 0 };
  const { rows: _, ...dry } = await load(true);
  assert.deepEqual(dry, {
    __typename: 'ImportDevicesSuccess',
    dryRun: true,
    imported: 0,
    ...counts,
  });
  assert.deepEqual(await level('MSK-CARTOP'), before);
  assert.equal((await load(false)).imported, 3);
  assert.equal((await level('MSK-CARTOP')).onHand, before.onHand + 3);
  const again = await load(false);
  assert.deepEqual([again.imported, again.knownRows], [0, 3]);
  const device = await deviceOf(rows[0]?.[0] ?? '');
  assert.deepEqual([device.firmware, device.status], ['1.4.2', 'IN_STOCK']);

  const fresh = [newSerial(), imei(), 'MSK-CARTOP', 'TOR'];
  const broken = [
    'serial,imei,sku,warehouse',
    `x,490154203237519,ACC-MOUNT,MTL`,
    `${rows[0]?.[0]},${imei()},MSK-TRUCK,TOR`,
    `${newSerial()},${rows[1]?.[1]},MSK-CARTOP,TOR`,
    fresh.join(','),
    `${fresh[0]},${imei()},NO-SUCH,TOR,extra`,
    ',,,',
    ',,MSK-CARTOP,',
  ].join('\n');
  const wrong = await load(false, broken);
  assert.deepEqual([wrong.imported, wrong.newRows, wrong.wrongRows], [0, 1, 5]);
  const told = wrong.rows
    .filter(({ outcome }: { outcome: string }) => outcome === 'WRONG')
    .map(
      ({ line, problems }: { line: number; problems: { field: string; code: string }[] }) =>
        `${line}: ${problems.map(({ field, code }) => `${field} ${code}`).join(', ')}`,
    );
  assert.deepEqual(told, [
    '2: serial SERIAL, imei IMEI, sku NO_SERIALS, warehouse UNKNOWN_WAREHOUSE',
    '3: imei DIFFERS, sku DIFFERS',
    '4: imei TAKEN',
    '6: sku UNKNOWN_SKU, row CELLS, serial TWICE',
    '8: serial REQUIRED, imei REQUIRED, warehouse REQUIRED',
  ]);
  assert.equal(wrong.rows[0].problems[1].expected, '490154203237518');
  const skipped = await load(false, broken, { policy: 'SKIP_WRONG' });
  assert.equal(skipped.imported, 1);
  assert.equal((await deviceOf(fresh[0] ?? '')).status, 'IN_STOCK');
  await assertBookIsRight();

  assert.deepEqual(codesOf(await load(true, 'serial,imei\nA-1234,1')), ['csv COLUMNS']);
  assert.deepEqual(codesOf(await load(true, 'serial,imei,sku,warehouse\n')), ['csv EMPTY']);
  assert.deepEqual(codesOf(await load(true, 'serial,imei,sku,warehouse\n"A')), ['csv QUOTES']);
  const many = `serial,imei,sku,warehouse\n${'a,b,c,d\n'.repeat(5_001)}`;
  assert.deepEqual(codesOf(await load(true, many)), ['csv TOO_MANY_ROWS']);
});
