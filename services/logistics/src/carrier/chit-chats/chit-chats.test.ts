import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { eventually } from '@mobilytics/chassis/testing';
import type { Carrier, LabelRequest, Purchase } from '../carrier.ts';
import type { CarrierError } from '../carrier-error.ts';
import { boston, paris, request } from './fixtures.ts';
import {
  carrier,
  charges,
  clients,
  connect,
  control,
  emptyAccount,
  fault,
  label,
  listed,
  sandbox,
} from './test-account.ts';

beforeEach(emptyAccount);

const voidLabel = carrier.voidLabel as NonNullable<Carrier['voidLabel']>;
const search = ({ reference }: LabelRequest) => ({
  ...{ reference, since: new Date(Date.now() - 1_000) },
  known: async () => new Set<string>(),
});
const voidRequest = (purchase: Purchase, { reference }: LabelRequest) => ({
  ...{ carrierShipmentId: purchase.carrierShipmentId, trackingNumber: purchase.trackingNumber },
  ...{ reference, purchasedAt: new Date(), isManifested: false, contactEmail: 'a@example.com' },
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
  const found = await foundWhenDone(wanted);
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

/** Looked up until the late request took effect and its postage is there. */
const foundWhenDone = (wanted: LabelRequest) =>
  eventually(() =>
    carrier.findPurchase(search(wanted)).catch((error: CarrierError) => {
      if (error.code !== 'POSTAGE_REQUESTED') throw error;
      return null;
    }),
  );

test('a purchase slower than our patience is found when it is done', async () => {
  const wanted = label();
  await fault('delay', 'PATCH', clients, { delayMs: 700 });
  await assert.rejects(carrier.buyLabel(wanted), { outcomeUnknown: true });
  assert.ok(await foundWhenDone(wanted));
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
  await eventually(async () => (await refundState()) === 'CREDITED');
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
