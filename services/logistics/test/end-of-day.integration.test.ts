import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually, member, signedQuery, staff } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { startChitChatsSandbox } from '@mobilytics/sandbox/chit-chats/start-chit-chats-sandbox';
import type { RunningServer } from '@mobilytics/sandbox/listen';
import {
  mutate,
  type Platform,
  prepare,
  published,
  startPlatform,
  tell,
  toronto,
} from './platform.ts';

let chitChats: RunningServer;
let platform: Platform;
before(async () => {
  chitChats = await startChitChatsSandbox({ port: 0, lifeSeconds: 86_400, buySeconds: 0 });
  platform = await startPlatform(
    { labelSettleMs: 300, resumeLabelsMs: 150 },
    {
      chitChats: {
        ...{ apiBase: chitChats.url, clientId: '208472', accessToken: 'token' },
        vatReference: null,
      },
    },
  );
});
after(async () => {
  await platform.close();
  await chitChats.close();
});

const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Toronto' }).format();

type Code = 'CANADA_POST' | 'CHIT_CHATS';

/** A parcel with its label, of that carrier. */
async function labelled(carrier: Code, organizationId = newId('org')) {
  const prepared = await prepare(platform, organizationId);
  const rate = await platform.db.shipmentRate.findFirstOrThrow({
    where: { shipmentId: prepared.shipmentId, carrier, current: true },
  });
  const input = { shipmentId: prepared.shipmentId, rateId: rate.id };
  const bought = await mutate(platform, 'buyLabel', input, '');
  assert.equal(bought.__typename, 'BuyLabelSuccess', JSON.stringify(bought));
  return { ...prepared, organizationId };
}

const manifestFields =
  'manifest { id status parcelCount toldCarrier carrierManifestIds documentUrls listUrl failure shipments { id status } leftOut { shipmentId } handedOverAt }';
const close = (carrier: Code, more = {}) =>
  mutate(
    platform,
    'createManifest',
    { warehouseId: toronto, carrier, ...more },
    `... on CreateManifestSuccess { ${manifestFields} } ... on CarrierRefused { retryable }`,
  );
const handOver = (manifestId: string) =>
  mutate(
    platform,
    'handOverManifest',
    { manifestId },
    `... on HandOverManifestSuccess { ${manifestFields} }`,
  );

async function carrierDay(carrier: Code, locale: 'en' | 'fr' = 'en', date?: string) {
  const query = `query ($date: Date) { endOfDay(date: $date) { warehouse { id } isToday carriers {
    carrier tellsCarrier booksPickups pickupHint readyWeightGrams ready { id } heldBack { reason message shipment { id } }
    manifests { id status } pickups { id status } } } }`;
  const identity = { ...staff('FULFILLMENT'), locale };
  const { data, errors } = await signedQuery(platform.service.url, identity, query, { date });
  assert.equal(errors, undefined, JSON.stringify(errors));
  const day = data.endOfDay.find(
    ({ warehouse }: { warehouse: { id: string } }) => warehouse.id === toronto,
  );
  return day.carriers.find((one: { carrier: Code }) => one.carrier === carrier);
}

const break_ = async (kind: string, method: string, path: string, count = 1) => {
  const response = await fetch(`${chitChats.url}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind, method, path: `/api/v1/clients/208472${path}`, count }),
  });
  assert.ok(response.ok);
};
const advance = async (trackingNumber: string | null, to: string) => {
  const response = await fetch(`${chitChats.url}/_sandbox/parcels/${trackingNumber}/advance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to }),
  });
  assert.ok(response.ok);
};
async function callChitChats(method: string, path: string, body?: object) {
  const response = await fetch(`${chitChats.url}/api/v1/clients/208472${path}`, {
    method,
    headers: { authorization: 'token', ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  assert.ok(response.ok, await response.clone().text());
  return response.json() as Promise<{ id: number }>;
}
const batches = async () =>
  (await callChitChats('GET', '/batches')) as unknown as { id: number; description: string }[];

test('a carrier without manifests gets a list to sign, and all parcels leave at once', async () => {
  const codes = ['CANADA_POST', 'CANADA_POST', 'CANADA_POST'] as const;
  const [first, second, held] = await Promise.all(codes.map((code) => labelled(code)));
  assert.ok(first && second && held);
  const about = { orderId: held.fulfillment.orderId, number: held.fulfillment.orderNumber };
  await tell(platform, 'order.held', { ...about, reason: 'Fraud check' }, held.organizationId);
  await eventually(async () =>
    (await carrierDay('CANADA_POST')).heldBack.length === 1 ? true : null,
  );
  const day = await carrierDay('CANADA_POST', 'fr');
  assert.deepEqual(
    day.ready.map(({ id }: { id: string }) => id).sort(),
    [first.shipmentId, second.shipmentId].sort(),
  );
  assert.equal(day.readyWeightGrams, 3_200);
  assert.equal(day.heldBack[0].shipment.id, held.shipmentId);
  assert.equal(day.heldBack[0].reason, 'ON_HOLD');
  assert.match(day.heldBack[0].message, /en attente/);

  const { manifest } = await close('CANADA_POST');
  assert.deepEqual(
    [manifest.status, manifest.parcelCount, manifest.toldCarrier, manifest.documentUrls],
    ['CREATED', 2, false, []],
  );
  const list = await fetch(manifest.listUrl);
  assert.equal((await list.text()).slice(0, 5), '%PDF-');
  assert.equal((await close('CANADA_POST')).__typename, 'NothingToHandOver');
  assert.equal((await carrierDay('CANADA_POST')).ready.length, 0);

  const handed = await handOver(manifest.id);
  assert.equal(handed.manifest.status, 'HANDED_OVER');
  assert.ok(handed.manifest.handedOverAt);
  assert.deepEqual(
    handed.manifest.shipments.map(({ status }: { status: string }) => status),
    ['HANDED_OVER', 'HANDED_OVER'],
  );
  assert.equal((await handOver(manifest.id)).manifest.handedOverAt, handed.manifest.handedOverAt);
  const told = await published(platform, 'shipment.updated', { shipmentId: first.shipmentId });
  assert.equal(
    told.filter(({ payload }) => (payload as { status: string }).status === 'HANDED_OVER').length,
    1,
  );
  await tell(platform, 'order.released', about, held.organizationId);
});

test('a batch is told to Chit Chats once, although two people close the day at once, and arrives', async () => {
  const parcels = await Promise.all([labelled('CHIT_CHATS'), labelled('CHIT_CHATS')]);
  const before = (await batches()).length;
  const answers = await Promise.all([close('CHIT_CHATS'), close('CHIT_CHATS')]);
  const [id, ...others] = answers.map(({ manifest }) => manifest?.id);
  assert.ok(id !== undefined && others.every((other) => other === id));
  const manifest = await eventually(async () => {
    const row = await platform.db.manifest.findUniqueOrThrow({ where: { id } });
    return row.status === 'CREATED' ? row : null;
  });
  assert.equal(manifest.parcelCount, parcels.length);
  assert.equal(manifest.documentKeys.length, 1);
  const [, second] = parcels;
  const where = { id: second.shipmentId };
  const { trackingNumber } = await platform.db.shipment.findUniqueOrThrow({ where });
  await handOver(manifest.id);
  await advance(trackingNumber, 'delivered');
  await eventually(async () => {
    const { status } = await platform.db.shipment.findUniqueOrThrow({ where });
    return status === 'DELIVERED' ? true : null;
  });
  const made = await batches();
  assert.equal(made.length, before + 1);
  assert.deepEqual(manifest.carrierManifestIds, [String(made[0]?.id)]);
});

test('an answer that was lost is looked up, and the carrier is not told again', async () => {
  await labelled('CHIT_CHATS');
  const before = (await batches()).length;
  await break_('cut_after_effect', 'PATCH', '/shipments/add_to_batch', 2);
  const { manifest } = await close('CHIT_CHATS');
  assert.equal(manifest.status, 'CREATED');
  assert.equal((await batches()).length, before + 1);
});

test('a manifest that nobody heard of is carried on by the job, on one batch', async () => {
  const { shipmentId } = await labelled('CHIT_CHATS');
  const before = (await batches()).length;
  await break_('cut_after_effect', 'POST', '/batches');
  await break_('server_error', 'GET', '/batches', 3);
  const { manifest } = await close('CHIT_CHATS');
  assert.equal(manifest.status, 'REQUESTED');
  // It is on its way: neither ready again nor on a second one.
  assert.equal((await carrierDay('CHIT_CHATS')).ready.length, 0);
  const done = await eventually(async () => {
    const row = await platform.db.manifest.findUniqueOrThrow({
      where: { id: manifest.id },
      include: { shipments: true },
    });
    return row.status === 'CREATED' ? row : null;
  });
  assert.deepEqual(
    done.shipments.map(({ id }) => id),
    [shipmentId],
  );
  assert.equal((await batches()).length, before + 1);
});

/** What a process leaves that was killed before or after it told the carrier. */
async function orphan(shipmentId: string, askedAt: Date | null, reference = newId('mft')) {
  const minuteAgo = new Date(Date.now() - 60_000);
  const { id } = await platform.db.manifest.create({
    data: {
      ...{ id: reference, carrier: 'CHIT_CHATS', warehouseId: toronto, status: 'REQUESTED' },
      ...{ toldCarrier: true, parcelCount: 1, date: new Date(today()), askedAt },
      ...{ createdAt: minuteAgo, leaseUntil: minuteAgo },
      shipments: { connect: { id: shipmentId } },
    },
  });
  return id;
}

test('a process that dies with a manifest leaves it to the job, told or not', async () => {
  const [untold, told] = await Promise.all([labelled('CHIT_CHATS'), labelled('CHIT_CHATS')]);
  const before = (await batches()).length;
  const first = await orphan(untold.shipmentId, null);
  const made = async (id: string) =>
    eventually(async () => {
      const row = await platform.db.manifest.findUniqueOrThrow({ where: { id } });
      return row.status === 'CREATED' ? row : null;
    });
  await made(first);
  assert.equal((await batches()).length, before + 1);
  // Another was told, and died before it heard so.
  const { carrierShipmentId } = await platform.db.shipment.findUniqueOrThrow({
    where: { id: told.shipmentId },
  });
  const second = newId('mft');
  const batch = await callChitChats('POST', '/batches', { description: second });
  await callChitChats('PATCH', '/shipments/add_to_batch', {
    ...{ batch_id: batch.id, shipment_ids: [carrierShipmentId] },
  });
  await orphan(told.shipmentId, new Date(), second);
  assert.deepEqual((await made(second)).carrierManifestIds, [String(batch.id)]);
  assert.equal((await batches()).length, before + 2);
});

test('a refusal sets the parcels free; a list takes them when the carrier will not', async () => {
  const { shipmentId } = await labelled('CHIT_CHATS');
  await break_('expired_token', 'POST', '/batches');
  const refused = await close('CHIT_CHATS');
  assert.equal(refused.__typename, 'CarrierRefused');
  const day = await carrierDay('CHIT_CHATS');
  assert.deepEqual(day.ready, [{ id: shipmentId }]);
  assert.equal(day.manifests[0].status, 'FAILED');
  await break_('expired_token', 'POST', '/batches');
  assert.equal((await close('CHIT_CHATS')).__typename, 'CarrierRefused');
  const listed = await close('CHIT_CHATS', { listOnly: true });
  assert.deepEqual(
    [listed.manifest.status, listed.manifest.toldCarrier, listed.manifest.carrierManifestIds],
    ['CREATED', false, []],
  );
});

test('what the carrier has scanned already is left out and told', async () => {
  const early = await labelled('CHIT_CHATS');
  const { trackingNumber } = await platform.db.shipment.findUniqueOrThrow({
    where: { id: early.shipmentId },
  });
  await labelled('CHIT_CHATS');
  await platform.db.shipment.update({
    where: { id: early.shipmentId },
    data: { nextPollAt: null },
  });
  await advance(trackingNumber, 'accepted');
  const { manifest } = await close('CHIT_CHATS');
  assert.equal(manifest.parcelCount, 1);
  assert.deepEqual(manifest.leftOut, [{ shipmentId: early.shipmentId }]);
});

test('a manifest of others, of nothing or of unknown parcels changes nothing', async () => {
  const parcel = await labelled('CANADA_POST');
  const closed = await close('CHIT_CHATS', { shipmentIds: [parcel.shipmentId] });
  assert.equal(closed.__typename, 'NotFound');
  const input = { warehouseId: 'whs_nowhere', carrier: 'CANADA_POST' };
  assert.equal((await mutate(platform, 'createManifest', input, '')).__typename, 'NotFound');
  const usps = { warehouseId: toronto, carrier: 'USPS' };
  assert.equal((await mutate(platform, 'createManifest', usps, '')).__typename, 'NotFound');
  assert.equal(
    (await mutate(platform, 'handOverManifest', { manifestId: 'mft_x' }, '')).__typename,
    'NotFound',
  );
  const query = '{ endOfDay { date } }';
  const stranger = member(newId('org'));
  const { errors } = await signedQuery(platform.service.url, stranger, query, {});
  assert.equal(errors?.[0]?.extensions?.code, 'FORBIDDEN');
});
