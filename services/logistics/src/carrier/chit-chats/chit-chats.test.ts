import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { startCanadaPostSandbox } from '@mobilytics/sandbox/canada-post/start-canada-post-sandbox';
import { startChitChatsSandbox } from '@mobilytics/sandbox/chit-chats/start-chit-chats-sandbox';
import { createCanadaPost } from '../canada-post/canada-post.ts';
import type {
  Carrier,
  LabelRequest,
  ManifestRequest,
  Purchase,
  TrackedParcel,
} from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import { directTransport } from '../http.ts';
import { createChitChats } from './chit-chats.ts';
import { boston, paris, request } from './fixtures.ts';

const sandbox = await startChitChatsSandbox({
  ...{ port: 0, lifeSeconds: 86_400, buySeconds: 0.05, refundSeconds: 0.2 },
  credentials: { clientId: '208472', accessToken: 'secret-token' },
});
const canadaPostSandbox = await startCanadaPostSandbox({ port: 0, lifeSeconds: 86_400 });
after(() => Promise.all([sandbox.close(), canadaPostSandbox.close()]));

const canadaPost = createCanadaPost({
  ...{ apiBase: canadaPostSandbox.url, username: 'sandbox', password: 'sandbox' },
  ...{ customerNumber: '2004381', contractId: null, generation: 'XML', usdPerCad: 0.72 },
  ...{ timeoutMs: 2_000, transport: directTransport('CANADA_POST') },
});
const connect = (changes: Partial<Parameters<typeof createChitChats>[0]> = {}) =>
  createChitChats({
    ...{ apiBase: sandbox.url, clientId: '208472', accessToken: 'secret-token' },
    ...{ vatReference: null, timeoutMs: 600, pollPauseMs: 20, pollForMs: 600 },
    ...{ transport: directTransport('CHIT_CHATS'), lastMile: () => [canadaPost], ...changes },
  });
const carrier = connect();
const voidLabel = carrier.voidLabel as NonNullable<Carrier['voidLabel']>;

const clients = '/api/v1/clients/208472';
const control = async (path: string, body?: object) => {
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
  return response.status === 204 ? undefined : response.json();
};
const fault = (kind: string, method: string, path = clients, more = {}) =>
  control('faults', { kind, method, path, ...more });
const charges = async (): Promise<{ reference: string; amountMinor: number; state: string }[]> =>
  ((await control('charges')) as { charges: [] }).charges;
const listed = async () => {
  const response = await fetch(`${sandbox.url}${clients}/shipments`, {
    headers: { authorization: 'secret-token' },
  });
  return (await response.json()) as { id: string; status: string; order_id: string }[];
};

let number = 0;
const label = (changes: Partial<LabelRequest> = {}) => {
  number += 1;
  return request({ reference: `shp_${number}`, ...changes });
};
const search = ({ reference }: LabelRequest) => ({
  ...{ reference, since: new Date(Date.now() - 1_000) },
  known: async () => new Set<string>(),
});
const parcelOf = ({ trackingNumber, carrierShipmentId }: Purchase): TrackedParcel => ({
  ...{ trackingNumber, carrierShipmentId, mailingDate: null },
  ...{ destinationPostalCode: null, destinationCountry: null },
});
const track = async (from: Carrier, purchase: Purchase) => {
  const [answer] = await from.track([parcelOf(purchase)]);
  if (answer?.result instanceof Error) throw answer.result;
  assert.ok(answer);
  return answer.result;
};
const voidRequest = (purchase: Purchase, { reference }: LabelRequest) => ({
  ...{ carrierShipmentId: purchase.carrierShipmentId, trackingNumber: purchase.trackingNumber },
  ...{ reference, purchasedAt: new Date(), isManifested: false, contactEmail: 'a@example.com' },
});

beforeEach(async () => {
  await control('reset', {});
  await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
});

test('a quote leaves no draft behind, and those of a crash are removed later', async () => {
  for (const to of [request().to, boston, paris]) {
    const offers = await carrier.rates(request({ to }));
    assert.ok(offers.length >= 2);
    assert.ok(offers.every(({ amountMinor, transitDays }) => amountMinor > 0 && transitDays));
  }
  assert.deepEqual(await listed(), []);
  await fault('server_error', 'DELETE');
  await carrier.rates(request());
  assert.equal((await listed()).length, 1);
  const removeDrafts = carrier.removeDrafts as NonNullable<Carrier['removeDrafts']>;
  assert.equal(await removeDrafts(new Date(Date.now() - 60_000)), 0);
  assert.equal(await removeDrafts(new Date(Date.now() + 1_000)), 1);
  assert.deepEqual(await listed(), []);
});

test('a label costs what was offered and is a PDF or ZPL, as often as it is asked for', async () => {
  const wanted = label();
  const offers = await carrier.rates(wanted);
  const bought = await carrier.buyLabel(wanted);
  const offer = offers.find(({ service }) => service === wanted.service);
  assert.deepEqual(bought.charged, { amountMinor: offer?.amountMinor, currency: 'CAD' });
  assert.match(bought.carrierShipmentId, /^[A-Z0-9]{10}$/);
  const download = { ...bought, reference: wanted.reference, purchasedAt: new Date() };
  const pdf = await carrier.downloadLabel({ ...download, format: 'PDF_4X6' });
  assert.equal(pdf.content.subarray(0, 5).toString(), '%PDF-');
  const zpl = await carrier.downloadLabel({ ...download, format: 'ZPL_4X6' });
  assert.match(zpl.content.toString(), new RegExp(`\\^FD${bought.trackingNumber}\\^FS`));
  assert.deepEqual(await listed().then((all) => all.map(({ status }) => status)), ['ready']);
});

test('parcels to the United States and abroad are declared and bought', async () => {
  for (const [to, service] of [
    [boston, 'chit_chats_us_edge'],
    [paris, 'chit_chats_international_tracked'],
  ] as const) {
    const bought = await carrier.buyLabel(label({ to, service }));
    assert.ok(bought.trackingNumber);
  }
});

for (const kind of ['cut_after_effect', 'error_after_effect', 'malformed_body'] as const) {
  test(`${kind} at the purchase: it is looked at, and charged once`, async () => {
    const wanted = label();
    await fault(kind, 'PATCH');
    const bought = await carrier.buyLabel(wanted);
    assert.equal(
      (await carrier.findPurchase(search(wanted)))?.trackingNumber,
      bought.trackingNumber,
    );
    assert.equal((await charges()).length, 1);
  });

  test(`${kind} at the draft: nothing was bought, and the next attempt buys once`, async () => {
    const wanted = label();
    await fault(kind, 'POST');
    await assert.rejects(carrier.buyLabel(wanted), { outcomeUnknown: false });
    assert.equal(await carrier.findPurchase(search(wanted)), null);
    await carrier.buyLabel(wanted);
    assert.deepEqual(
      (await listed()).map(({ status }) => status),
      ['ready'],
    );
    assert.equal((await charges()).length, 1);
  });
}

test('the answer of the purchase and of every look are lost: the search finds it, charged once', async () => {
  const wanted = label();
  await fault('cut_after_effect', 'PATCH');
  await fault('server_error', 'GET', `${clients}/shipments/`, { count: 100 });
  await assert.rejects(carrier.buyLabel(wanted), { kind: 'UNAVAILABLE', outcomeUnknown: true });
  await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
  await new Promise((resolve) => setTimeout(resolve, 80));
  const found = await carrier.findPurchase(search(wanted));
  assert.ok(found?.trackingNumber);
  // Even asked again, nothing more is bought.
  assert.equal((await carrier.buyLabel(wanted)).trackingNumber, found.trackingNumber);
  assert.equal((await charges()).length, 1);
});

test('postage that is never there is under way, neither bought nor free to be bought again', async () => {
  const wanted = label();
  await fault('not_ready', 'PATCH');
  const underWay = { code: 'POSTAGE_REQUESTED', kind: 'UNAVAILABLE', outcomeUnknown: true };
  await assert.rejects(carrier.buyLabel(wanted), underWay);
  await assert.rejects(carrier.findPurchase(search(wanted)), underWay);
  await assert.rejects(carrier.buyLabel(wanted), underWay);
  assert.equal((await listed()).length, 1);
});

test('a purchase slower than our patience is found when it is done', async () => {
  const wanted = label();
  await fault('delay', 'PATCH', clients, { delayMs: 700 });
  await assert.rejects(carrier.buyLabel(wanted), { outcomeUnknown: true });
  await new Promise((resolve) => setTimeout(resolve, 250));
  assert.ok(await carrier.findPurchase(search(wanted)));
  assert.equal((await charges()).length, 1);
});

test('a failed purchase is a clear no, and can be tried again', async () => {
  const wanted = label({ to: { ...request().to, name: 'Fail Postage' } });
  await assert.rejects(carrier.buyLabel(wanted), {
    ...{ code: 'postage_purchase_failed', kind: 'CARRIER', outcomeUnknown: false },
  });
  assert.equal(await carrier.findPurchase(search(wanted)), null);
  assert.ok(await carrier.buyLabel({ ...wanted, to: request().to }));
  assert.equal((await charges()).length, 1);
});

test('a refusal, a wrong token and a pause asked for are told as such, and buy nothing', async () => {
  await assert.rejects(carrier.buyLabel(label({ service: 'chit_chats_us_edge' })), {
    ...{ kind: 'VALIDATION', fields: ['service'], outcomeUnknown: false },
  });
  await fault('rate_limit', 'PATCH');
  await assert.rejects(carrier.buyLabel(label()), {
    ...{ kind: 'RATE_LIMITED', retryAfterSeconds: 2, outcomeUnknown: false },
  });
  await fault('expired_token', 'PATCH');
  await assert.rejects(carrier.buyLabel(label()), {
    kind: 'AUTHENTICATION',
    outcomeUnknown: false,
  });
  const stranger = connect({ accessToken: 'Bearer secret-token' });
  await assert.rejects(stranger.rates(request()), { kind: 'AUTHENTICATION' });
  await assert.rejects(connect({ clientId: '1' }).rates(request()), { kind: 'NOT_FOUND' });
  assert.deepEqual(await charges(), []);
  assert.deepEqual(await listed(), []);
});

test('a label is given back once and followed until it is credited', async () => {
  const wanted = label();
  const bought = await carrier.buyLabel(wanted);
  const back = voidRequest(bought, wanted);
  await fault('error_after_effect', 'PATCH');
  const requested = { status: 'REFUND_REQUESTED', refundReference: bought.carrierShipmentId };
  assert.deepEqual(await voidLabel(back), requested);
  assert.deepEqual(await voidLabel(back), requested);
  const refundState = () =>
    carrier.refundState?.({ ...back, refundReference: bought.carrierShipmentId });
  assert.equal(await refundState(), 'PENDING');
  await new Promise((resolve) => setTimeout(resolve, 250));
  assert.equal(await refundState(), 'CREDITED');
  assert.equal((await voidLabel(back)).status, 'VOIDED');
  assert.deepEqual(
    (await charges()).map(({ state }) => state),
    ['refunded'],
  );
  await assert.rejects(voidLabel({ ...back, carrierShipmentId: 'ZZZZZZZZZZ' }), {
    kind: 'NOT_FOUND',
  });
});

test('what was received is not given back', async () => {
  const wanted = label();
  const bought = await carrier.buyLabel(wanted);
  await control(`parcels/${bought.trackingNumber}/advance`, { to: 'accepted' });
  await assert.rejects(voidLabel(voidRequest(bought, wanted)), { kind: 'VALIDATION' });
});

test('parcels are tracked through every life, returns included', async () => {
  const lives: [string, string][] = [
    ['delivered', 'DELIVERED'],
    ['exception', 'EXCEPTION'],
    ['available_for_pickup', 'AVAILABLE_FOR_PICKUP'],
    ['return_to_sender', 'RETURN_TO_SENDER'],
    ['out_for_delivery', 'OUT_FOR_DELIVERY'],
  ];
  for (const [to, status] of lives) {
    const bought = await carrier.buyLabel(label());
    assert.equal((await track(connect(), bought)).status, 'PRE_TRANSIT');
    await control(`parcels/${bought.trackingNumber}/advance`, { to });
    const tracking = await track(connect(), bought);
    assert.equal(tracking.status, status, to);
    assert.equal(tracking.trackingNumber, bought.trackingNumber);
    if (to === 'return_to_sender') {
      assert.ok(tracking.events.some(({ code }) => code === 'return_on_hold'));
    }
  }
});

test('numbers that are not ours and parcels of others are not found', async () => {
  const unknown = { ...parcelOf((await carrier.buyLabel(label())) as Purchase) };
  const answers = await carrier.track([
    unknown,
    { ...unknown, trackingNumber: '9405536895357112578988', carrierShipmentId: null },
    { ...unknown, trackingNumber: 'ABCDE12345', carrierShipmentId: null },
  ]);
  assert.deepEqual(
    answers.map(({ result }) => (result instanceof CarrierError ? result.kind : 'FOUND')),
    ['FOUND', 'NOT_FOUND', 'NOT_FOUND'],
  );
});

test('the last mile is followed by its own carrier, and its silence changes nothing', async () => {
  const domestic = { ...request().to, phone: '+15145550100' };
  const home = await canadaPost.buyLabel(label({ to: domestic, service: 'DOM.EP' }));
  const bought = await carrier.buyLabel(label());
  const given = { carrier: 'canada_post', trackingCode: home.trackingNumber };
  await control(`parcels/${bought.trackingNumber}/advance`, { to: 'in_transit' });
  await control(`shipments/${bought.carrierShipmentId}/last-mile`, given);
  // Canada Post only knows that it will come: Chit Chats is further.
  assert.equal((await track(carrier, bought)).status, 'IN_TRANSIT');
  const move = (to: string) =>
    fetch(`${canadaPostSandbox.url}/_sandbox/parcels/${home.trackingNumber}/advance`, {
      method: 'POST',
      body: JSON.stringify({ to, at: new Date(Date.now() + 1_000).toISOString() }),
      headers: { 'content-type': 'application/json' },
    });
  await move('delivered');
  const tracking = await track(carrier, bought);
  assert.equal(tracking.status, 'DELIVERED');
  assert.equal(tracking.carrier, 'CHIT_CHATS');
  assert.equal(tracking.trackingNumber, bought.trackingNumber);
  assert.ok(tracking.events.some(({ code }) => code.startsWith('CANADA_POST ')));
  assert.equal((await track(connect({ lastMile: () => [] }), bought)).status, 'IN_TRANSIT');
});

const manifestRequest = (reference: string, purchases: Purchase[]): ManifestRequest => ({
  ...{ reference, from: request().from, date: '2026-11-23' },
  parcels: purchases.map(({ carrierShipmentId, trackingNumber }) => ({
    ...{ carrierShipmentId, trackingNumber, manifestGroup: 'TOR-2026-11-23' },
  })),
});

test('a batch is opened once, holds its parcels, and leaves out what was received', async () => {
  const purchases = [await carrier.buyLabel(label()), await carrier.buyLabel(label())];
  const asked = manifestRequest('mft_1', purchases);
  assert.deepEqual(await carrier.findManifests?.(asked), []);
  await fault('cut_after_effect', 'PATCH', clients, { count: 2 });
  await assert.rejects(carrier.manifest?.(asked) ?? Promise.resolve(), { outcomeUnknown: true });
  const found = await carrier.findManifests?.(asked);
  assert.deepEqual(
    found?.map(({ trackingNumbers }) => trackingNumbers),
    [purchases.map(({ trackingNumber }) => trackingNumber)],
  );
  const again = await carrier.manifest?.(asked);
  assert.equal(again?.[0]?.carrierManifestId, found?.[0]?.carrierManifestId);
  assert.equal(again?.[0]?.document?.content.subarray(0, 5).toString(), '%PDF-');

  const late = await carrier.buyLabel(label());
  await control(`parcels/${late.trackingNumber}/advance`, { to: 'accepted' });
  const fresh = await carrier.buyLabel(label());
  const second = await carrier.manifest?.(manifestRequest('mft_2', [late, fresh]));
  assert.deepEqual(second?.[0]?.trackingNumbers, [fresh.trackingNumber]);
});
