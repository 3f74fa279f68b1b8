import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { member, signedQuery, staff } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { type Harness, startHarness } from './harness.ts';

let harness: Harness;
before(async () => {
  harness = await startHarness();
});
after(() => harness?.stop());

const ping = (sequence: number, more: object = {}) => ({
  ...{ sequence, latitude: 41.8, longitude: -87.6 },
  recordedAt: new Date(Date.UTC(2026, 4, 4, 15, 0, sequence)).toISOString(),
  ...more,
});

test('a ping is stored once however often it is sent, and as it came first', async () => {
  const { deviceId, key } = await harness.deliverDevice(newId('org'));
  const pings = [ping(1), ping(2), ping(2, { latitude: 1 }), ping(3, { batteryPercent: 87.5 })];
  const first = await harness.send(key, pings);
  assert.deepEqual(first, { status: 200, body: { accepted: 3, duplicates: 1, rejected: [] } });
  const again = await Promise.all(
    Array.from({ length: 5 }, () => harness.send(key, [ping(3, { latitude: 2 }), ping(4)])),
  );
  assert.deepEqual(again.map(({ body }) => body.accepted).sort(), [0, 0, 0, 0, 1]);
  const stored = await harness.db.ping.findMany({
    where: { deviceId },
    orderBy: { sequence: 'asc' },
  });
  assert.deepEqual(
    stored.map(({ sequence, latitude }) => [Number(sequence), latitude]),
    [
      [1, 41.8],
      [2, 41.8],
      [3, 41.8],
      [4, 41.8],
    ],
  );
  assert.equal(stored[2]?.batteryPercent, 87.5);
  await assert.rejects(
    harness.db.ping.updateMany({ where: { deviceId }, data: { latitude: 3 } }),
    /pings are never changed/,
  );
});

test('pings of another device with the same sequence are other pings', async () => {
  const organizationId = newId('org');
  const one = await harness.deliverDevice(organizationId);
  const two = await harness.deliverDevice(organizationId);
  assert.equal((await harness.send(one.key, [ping(1)])).body.accepted, 1);
  assert.equal((await harness.send(two.key, [ping(1)])).body.accepted, 1);
});

test('a bad ping is told with its field and does not hold up the others', async () => {
  const { key } = await harness.deliverDevice(newId('org'));
  const { status, body } = await harness.send(key, [
    ping(1),
    ping(2, { latitude: 90.1, recordedAt: '2026-02-30T00:00:00Z' }),
    ping(3, { longitude: '1' }),
    ping(-4),
    ping(5.5),
    { ...ping(6), sequence: undefined },
    'ping',
    ping(7, { recordedAt: '1999-12-31T23:59:59Z' }),
    ping(8, { batteryPercent: 101 }),
    ping(9, { latitude: 0, longitude: 0 }),
  ]);
  assert.equal(status, 200);
  assert.deepEqual([body.accepted, body.duplicates], [2, 0]);
  assert.deepEqual(
    body.rejected.map(({ index, field }) => `${index} ${field}`),
    [
      ...['1 recordedAt', '1 latitude', '2 longitude', '3 sequence', '4 sequence', '5 sequence'],
      ...['6 ', '7 recordedAt', '8 batteryPercent'],
    ],
  );
  for (const { message } of body.rejected) assert.ok(message.length > 5);
});

test('numbers next to nothing are stored as nothing', async () => {
  const { key } = await harness.deliverDevice(newId('org'));
  const tiny = { speedMetresPerSecond: 1e-46, headingDegrees: 5e-324, latitude: 5e-324 };
  const { status, body } = await harness.send(key, [
    ping(1, tiny),
    ping(2, { accuracyMetres: 1e-45 }),
  ]);
  assert.equal(status, 200);
  assert.equal(body.accepted, 2);
});

test('only devices with a key that is still good may send', async () => {
  const organizationId = newId('org');
  const { deviceId, key } = await harness.deliverDevice(organizationId);
  assert.equal((await harness.send('mdk_unknown', [ping(1)])).status, 401);
  assert.equal((await harness.send('', [ping(1)])).status, 401);
  const issue = `mutation ($input: IssueDeviceKeyInput!) { issueDeviceKey(input: $input) {
    __typename
    ... on IssueDeviceKeySuccess { key device { id keyPrefix } }
    ... on NotFound { message path }
  } }`;
  const input = { deviceId };
  const stranger = { ...member(newId('org')), locale: 'fr' as const };
  const refused = await signedQuery(harness.url, stranger, issue, { input });
  assert.deepEqual(refused.data.issueDeviceKey, {
    __typename: 'NotFound',
    message: 'Il n’y a pas de tel appareil dans votre organisation.',
    path: ['input', 'deviceId'],
  });
  assert.equal((await harness.send(key, [ping(1)])).status, 200);
  const owner = member(organizationId);
  const answers = await Promise.all([
    signedQuery(harness.url, owner, issue, { input }),
    signedQuery(harness.url, staff('CAMPAIGN_OPS'), issue, { input }),
  ]);
  const keys = answers.map(({ data }) => data.issueDeviceKey.key as string);
  const statuses = await Promise.all(keys.map((sent) => harness.send(sent, [ping(2)])));
  assert.deepEqual(statuses.map(({ status }) => status).sort(), [200, 401]);
  assert.equal((await harness.send(key, [ping(3)])).status, 401);
  const good = keys[statuses.findIndex(({ status }) => status === 200)] ?? '';
  const device = await signedQuery(
    harness.url,
    owner,
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Device { keyPrefix lastPingAt } } }`,
    { r: [{ __typename: 'Device', id: deviceId }] },
  );
  assert.deepEqual(device.data._entities[0], {
    keyPrefix: good.slice(0, 12),
    lastPingAt: '2026-05-04T15:00:02.000Z',
  });
  const audited = await harness.db.outboxEvent.count({
    where: { name: 'audit.recorded', organizationId },
  });
  assert.equal(audited, 2);
  const stored = await harness.db.deviceKey.findMany({ where: { deviceId } });
  assert.ok(stored.every((row) => !JSON.stringify(row).includes(good)));
  const analyst = await signedQuery(harness.url, member(organizationId, 'ANALYST'), issue, {
    input,
  });
  assert.equal(analyst.errors?.[0]?.extensions.code, 'FORBIDDEN');
});

test('what is no batch, or too large a one, is refused as a whole', async () => {
  const { key } = await harness.deliverDevice(newId('org'));
  const authorization = `Bearer ${key}`;
  const post = async (body: string) => {
    const url = new URL('/ingest/v1/pings', harness.url);
    const headers = { 'content-type': 'application/json', authorization };
    return (await fetch(url, { method: 'POST', headers, body })).status;
  };
  assert.equal(await post('{"pings":'), 400);
  assert.equal(await post('{"pings":{}}'), 400);
  assert.equal(await post('[]'), 400);
  assert.equal(await post('null'), 400);
  const many = Array.from({ length: 5_001 }, (_, index) => ping(index));
  assert.equal((await harness.send(key, many)).status, 413);
  assert.equal(await post(`{"pings":[],"x":"${'x'.repeat(4_200_000)}"}`), 413);
  assert.deepEqual((await harness.send(key, [])).body, {
    accepted: 0,
    duplicates: 0,
    rejected: [],
  });
});

test('a device that sends too often is told when to come again, and the others are not', async () => {
  const strict = await startHarness(2);
  try {
    const organizationId = newId('org');
    const one = await strict.deliverDevice(organizationId);
    const two = await strict.deliverDevice(organizationId);
    const url = new URL('/ingest/v1/pings', strict.url);
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${one.key}` };
    const send = () => fetch(url, { method: 'POST', headers, body: '{"pings":[]}' });
    assert.equal((await send()).status, 200);
    assert.equal((await send()).status, 200);
    const refused = await send();
    assert.equal(refused.status, 429);
    const waitSeconds = Number(refused.headers.get('retry-after'));
    assert.ok(waitSeconds > 20 && waitSeconds <= 30);
    assert.equal((await strict.send(two.key, [ping(1)])).status, 200);
  } finally {
    await strict.stop();
  }
});
