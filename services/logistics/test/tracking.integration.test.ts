import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import { eventually, member, signedQuery, staff } from '@mobilytics/chassis/testing';
import { anonymousIdentity } from '@mobilytics/identity/identity';
import { newId } from '@mobilytics/ids/new-id';
import { prunePushes } from '../src/jobs/prune-pushes.ts';
import { rereadTracking } from '../src/jobs/reread-tracking.ts';
import {
  advanceParcel,
  mutate,
  type Platform,
  prepare,
  published,
  pushSecret,
  pushToken,
  startPlatform,
} from './platform.ts';

const dayMs = 86_400_000;
let platform: Platform;
before(async () => {
  platform = await startPlatform({ watchParcelsMs: 300 });
});
after(() => platform.close());

/** A parcel with its label, and what the tests ask about it. */
async function labelled() {
  const organizationId = newId('org');
  const { shipmentId, rateId, fulfillment, serials } = await prepare(platform, organizationId);
  const bought = await mutate(platform, 'buyLabel', { shipmentId, rateId }, '');
  assert.equal(bought.__typename, 'BuyLabelSuccess', JSON.stringify(bought));
  const find = () => platform.db.shipment.findUniqueOrThrow({ where: { id: shipmentId } });
  const { trackingNumber } = await find();
  const pin = trackingNumber ?? '';
  const refresh = () =>
    mutate(
      platform,
      'refreshTracking',
      { shipmentId },
      '... on RefreshTrackingSuccess { shipment { status } }',
    );
  // A carrier's clock shows seconds at best: each thing happens ten minutes after the last one.
  let clock = Date.now() - 6 * 3_600_000;
  const from = new Date(clock).toISOString();
  let isFirst = true;
  const go = async (to: string) => {
    clock += 600_000;
    const at = new Date(clock).toISOString();
    await advanceParcel(platform, pin, { to, at, ...(isFirst ? { from } : {}) });
    isFirst = false;
    return (await refresh()).shipment?.status;
  };
  const exceptions = () =>
    platform.db.shipmentException.findMany({
      where: { shipmentId },
      orderBy: { id: 'asc' },
      include: { entries: { orderBy: { id: 'asc' } } },
    });
  const openKinds = async () =>
    (await exceptions()).filter(({ status }) => status === 'OPEN').map(({ kind }) => kind);
  return {
    organizationId,
    shipmentId,
    fulfillment,
    serials,
    pin,
    find,
    go,
    refresh,
    exceptions,
    openKinds,
  };
}

test('a parcel in trouble is taken, noted and resolved; new trouble opens it again, moving on closes it', async () => {
  const parcel = await labelled();
  assert.equal(await parcel.go('in_transit'), 'IN_TRANSIT');
  assert.deepEqual(await parcel.openKinds(), []);
  assert.equal(await parcel.go('exception'), 'EXCEPTION');
  const [found] = await parcel.exceptions();
  assert.equal(found?.status, 'OPEN');
  assert.ok(found?.detail);
  const exceptionId = found?.id ?? '';
  const state = '... on X { exception { status assignee { id } nextStep entries { kind text } } }';
  const act = (name: string, input: object) =>
    mutate(
      platform,
      name,
      { exceptionId, ...input },
      state.replace('X', `${name[0]?.toUpperCase()}${name.slice(1)}Success`),
    );
  const assigneeId = newId('usr');
  const taken = await act('assignShipmentException', { assigneeId });
  assert.equal(taken.exception.assignee.id, assigneeId);
  assert.ok(taken.exception.nextStep.length > 20);
  await act('noteShipmentException', { text: 'Called the customer.' });
  const blank = await act('resolveShipmentException', { reason: '  ' });
  assert.deepEqual([blank.__typename, blank.path], ['InvalidInput', ['input', 'reason']]);
  const resolved = await act('resolveShipmentException', { reason: 'Address corrected' });
  assert.equal(resolved.exception.status, 'RESOLVED');
  const twice = await act('resolveShipmentException', { reason: 'Again' });
  assert.equal(twice.__typename, 'RefusedTransition');
  await parcel.refresh();
  assert.deepEqual(await parcel.openKinds(), []);

  assert.equal(await parcel.go('in_transit'), 'IN_TRANSIT');
  assert.equal(await parcel.go('exception'), 'EXCEPTION');
  assert.deepEqual(await parcel.openKinds(), [found?.kind]);
  assert.equal(await parcel.go('delivered'), 'DELIVERED');
  assert.deepEqual(await parcel.openKinds(), []);
  const [closed] = await parcel.exceptions();
  assert.deepEqual(
    closed?.entries.map(({ kind }) => kind),
    ['OPENED', 'ASSIGNED', 'NOTED', 'RESOLVED', 'REOPENED', 'CLEARED'],
  );
  const reopened = await act('reopenShipmentException', { reason: 'The customer called' });
  assert.equal(reopened.exception.status, 'OPEN');
  await parcel.refresh();
  assert.deepEqual(
    await parcel.openKinds(),
    [found?.kind],
    'a person opened it, a person closes it',
  );

  const list = `query ($filter: ShipmentExceptionFilter) { shipmentExceptions(filter: $filter) { totalCount } }`;
  const count = async (filter: object, who = staff('FULFILLMENT')) =>
    (await signedQuery(platform.service.url, who, list, { filter })).data?.shipmentExceptions
      .totalCount;
  assert.equal(await count({ search: parcel.pin }), 1);
  assert.equal(await count({ search: parcel.serials[0], assignee: assigneeId }), 1);
  assert.equal(await count({ search: parcel.pin, assignee: 'NOBODY' }), 0);
  assert.equal(await count({ search: parcel.pin, status: 'RESOLVED' }), 0);
  const customer = await signedQuery(platform.service.url, member(parcel.organizationId), list, {});
  assert.equal(customer.errors?.[0]?.extensions.code, 'FORBIDDEN');
});

test('a delivery that is taken back is told as a correction, and announced once', async () => {
  const parcel = await labelled();
  const { shipmentId } = parcel;
  assert.equal(await parcel.go('delivered'), 'DELIVERED');
  assert.equal(await parcel.go('in_transit'), 'IN_TRANSIT');
  const corrected = await parcel.find();
  assert.ok(corrected.correctedAt);
  assert.equal(corrected.deliveredAt, null);
  assert.deepEqual(await parcel.openKinds(), ['DELIVERY_TAKEN_BACK']);
  assert.equal(await parcel.go('delivered'), 'DELIVERED');
  assert.deepEqual(await parcel.openKinds(), []);
  const told = await published(platform, 'shipment.updated', { shipmentId });
  const payloads = told.map(({ payload }) => payload as { status: string; correction?: boolean });
  const corrections = payloads.filter(({ correction }) => correction).map(({ status }) => status);
  assert.deepEqual(corrections, ['IN_TRANSIT']);
  assert.equal((await published(platform, 'shipment.delivered', { shipmentId })).length, 1);
});

test('a parcel that comes back needs somebody', async () => {
  const parcel = await labelled();
  assert.equal(await parcel.go('return_to_sender'), 'RETURN_TO_SENDER');
  assert.deepEqual(await parcel.openKinds(), ['RETURNED']);
});

test('silence is noticed, a lost parcel is given up, and news brings it back', async () => {
  const parcel = await labelled();
  await parcel.go('in_transit');
  const where = { id: parcel.shipmentId };
  const quietSince = (days: number, nextPollAt: Date | null) =>
    platform.db.shipment.update({
      where,
      data: {
        lastEventAt: new Date(Date.now() - days * dayMs),
        labelRequestedAt: new Date(Date.now() - days * dayMs),
        nextPollAt,
      },
    });
  await quietSince(6, null);
  await eventually(async () => (await parcel.openKinds()).includes('STANDS_STILL'));
  await quietSince(61, new Date());
  const lost = await eventually(async () => {
    const shipment = await parcel.find();
    return shipment.trackingGivenUpAt !== null && shipment;
  });
  assert.equal(lost.nextPollAt, null);
  assert.ok((await parcel.openKinds()).includes('TRACKING_GIVEN_UP'));

  assert.equal(await parcel.go('out_for_delivery'), 'OUT_FOR_DELIVERY');
  const found = await parcel.find();
  assert.equal(found.trackingGivenUpAt, null);
  assert.ok(found.nextPollAt);
  assert.deepEqual(await parcel.openKinds(), []);
});

test('who holds the link sees the parcel, without name or street; nobody else sees it', async () => {
  const organizationId = newId('org');
  const { shipmentId, rateId } = await prepare(platform, organizationId);
  const query = `query ($token: String!) { trackedParcel(token: $token) {
    carrier trackingNumber status steps { kind reachedAt } origin { city } destination { city region country }
    estimatedDeliveryAt estimatedDeliverySource deliveredAt pickupPlace
    events { occurredAt localTime status description location } } }`;
  const ask = async (token: string) => {
    const { data, errors } = await signedQuery(
      platform.service.url,
      anonymousIdentity('req_1'),
      query,
      { token },
    );
    assert.equal(errors, undefined, JSON.stringify(errors));
    return data.trackedParcel;
  };
  const find = () => platform.db.shipment.findUniqueOrThrow({ where: { id: shipmentId } });
  const { publicToken } = await find();
  assert.match(publicToken, /^[0-9a-f]{32}$/);
  assert.equal(await ask(publicToken), null, 'there is nothing to see before the label');
  await mutate(platform, 'buyLabel', { shipmentId, rateId }, '');
  const ready = await ask(publicToken);
  assert.equal(ready.estimatedDeliverySource, 'SERVICE');
  assert.deepEqual(ready.destination, { city: 'Toronto', region: 'ON', country: 'CA' });
  const { trackingNumber } = await find();
  await advanceParcel(platform, trackingNumber ?? '', { to: 'available_for_pickup' });
  await mutate(platform, 'refreshTracking', { shipmentId }, '');
  const waiting = await ask(publicToken);
  assert.equal(waiting.status, 'AVAILABLE_FOR_PICKUP');
  assert.ok(waiting.pickupPlace);
  assert.deepEqual(
    waiting.steps.map(({ reachedAt }: { reachedAt: string | null }) => reachedAt !== null),
    [true, true, true, false],
  );
  const said = JSON.stringify(waiting);
  for (const secret of ['Ada Byron', 'Byron Coffee', 'King Street', 'M5X', '4165550100']) {
    assert.ok(!said.includes(secret), secret);
  }
  for (const token of ['', '0'.repeat(32), shipmentId, `${publicToken}'`]) {
    assert.equal(await ask(token), null);
  }
  const own = await signedQuery(
    platform.service.url,
    member(organizationId),
    'query ($id: ID!) { shipment(id: $id) { publicTrackingUrl estimatedDeliverySource events { localTime receivedAt } } }',
    { id: shipmentId },
  );
  assert.equal(own.errors, undefined);
  assert.equal(own.data.shipment.publicTrackingUrl, `http://dashboard.test/t/${publicToken}`);
});

test('a push makes a parcel due, once; without its proof, unreadable or too large it is refused', async () => {
  const parcel = await labelled();
  const where = { id: parcel.shipmentId };
  const later = new Date(Date.now() + dayMs);
  const as = (carrier: 'DHL' | 'USPS') =>
    platform.db.shipment.update({ where, data: { carrier, nextPollAt: later } });
  const post = async (path: string, body: string, headers: Record<string, string> = {}) => {
    const response = await fetch(new URL(path, platform.service.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return { status: response.status, answer: await response.json().catch(() => null) };
  };
  const isDue = async () => ((await parcel.find()).nextPollAt ?? later) <= new Date();

  await as('DHL');
  const dhl = JSON.stringify({
    scope: 'subscription.push',
    shipments: [
      { id: parcel.pin, status: { timestamp: '2026-11-23T10:00:00', statusCode: 'transit' } },
    ],
  });
  assert.equal((await post('/webhooks/dhl/wrong', dhl)).status, 404);
  assert.equal((await post(`/webhooks/dhl/${pushToken}`, '{')).status, 400);
  assert.equal((await post(`/webhooks/dhl/${pushToken}`, `"${'x'.repeat(70_000)}"`)).status, 413);
  const unknown = dhl.replace(parcel.pin, 'JD0');
  assert.deepEqual(await post(`/webhooks/dhl/${pushToken}`, unknown), {
    status: 200,
    answer: { taken: 0 },
  });
  assert.equal(await isDue(), false);
  assert.deepEqual((await post(`/webhooks/dhl/${pushToken}`, dhl)).answer, { taken: 1 });
  assert.equal(await isDue(), true);
  await as('DHL');
  await post(`/webhooks/dhl/${pushToken}`, dhl);
  assert.equal(await isDue(), false, 'the same push again changes nothing');

  await as('USPS');
  const timestamp = '2026-11-23T10:00:00Z';
  const payload = JSON.stringify([{ trackingNumber: parcel.pin }]);
  const usps = JSON.stringify({ subscriptionId: 's', timestamp, payload });
  const sign = (secret: string) =>
    createHmac('sha256', secret).update(`${timestamp}${payload}`).digest('base64');
  assert.equal((await post('/webhooks/usps', usps)).status, 404);
  assert.equal((await post('/webhooks/usps', usps, { 'x-hmac': sign('another') })).status, 404);
  assert.equal(await isDue(), false);
  const taken = await post('/webhooks/usps', usps, { 'x-hmac': sign(pushSecret) });
  assert.deepEqual(taken.answer, { taken: 1 });
  assert.equal(await isDue(), true);
  const kept = await platform.db.trackingPush.findMany({
    where: { shipmentId: parcel.shipmentId },
  });
  assert.deepEqual(kept.map(({ body }) => body).sort(), [dhl, usps].sort());
  await platform.db.shipment.update({ where, data: { carrier: 'CANADA_POST' } });

  const [oldest] = kept;
  const receivedAt = new Date(Date.now() - 31 * dayMs);
  await platform.db.trackingPush.update({ where: { id: oldest?.id ?? '' }, data: { receivedAt } });
  await platform.service.transact(async (tx) => tx.enqueue(prunePushes, {}));
  await eventually(async () => (await platform.db.trackingPush.count()) === kept.length - 1);
});

test('a parcel is found by every number that stands on it, and by its age', async () => {
  const parcel = await labelled();
  const query = `query ($filter: ShipmentFilter) { shipments(filter: $filter) { edges { node { id } } } }`;
  const found = async (filter: object) => {
    const { data } = await signedQuery(platform.service.url, staff('FULFILLMENT'), query, {
      filter,
    });
    return data.shipments.edges.map(({ node }: { node: { id: string } }) => node.id);
  };
  const { number } = await platform.db.fulfillment.findUniqueOrThrow({
    where: { id: parcel.fulfillment.id },
  });
  for (const search of [parcel.pin, parcel.serials[0], number.toLowerCase(), parcel.shipmentId]) {
    assert.deepEqual(await found({ search }), [parcel.shipmentId], search);
  }
  assert.deepEqual(await found({ search: parcel.pin, minAgeDays: 1 }), []);
  assert.deepEqual(await found({ search: parcel.pin, minAgeDays: 0 }), [parcel.shipmentId]);
});

test('what was read wrongly is read again from what was kept, and everybody is told', async () => {
  const parcel = await labelled();
  const { shipmentId } = parcel;
  await parcel.go('in_transit');
  await parcel.go('delivered');
  // As if the map of that day had taken the delivery for a scan on the way.
  const where = { shipmentId, normalized: 'DELIVERED' };
  await platform.db.trackingEvent.updateMany({ where, data: { normalized: 'IN_TRANSIT' } });
  await platform.db.shipment.update({
    where: { id: shipmentId },
    data: { status: 'IN_TRANSIT', deliveredAt: null, deliveryAnnouncedAt: null },
  });
  const before = (await published(platform, 'shipment.delivered', { shipmentId })).length;
  await platform.service.transact(async (tx) => tx.enqueue(rereadTracking, {}));
  const found = await eventually(async () => {
    const shipment = await parcel.find();
    return shipment.status === 'DELIVERED' && shipment;
  });
  assert.ok(found.deliveredAt);
  const after = (await published(platform, 'shipment.delivered', { shipmentId })).length;
  assert.equal(after, before + 1);
  await assert.rejects(
    platform.db.trackingEvent.updateMany({ where: { shipmentId }, data: { description: 'Else' } }),
    'the raw words stay as they were',
  );
});
