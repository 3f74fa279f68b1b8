import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { startCanadaPostSandbox } from '@mobilytics/sandbox/canada-post/start-canada-post-sandbox';
import { createCanadaPost } from '../canada-post/canada-post.ts';
import type { Carrier, ManifestRequest, Purchase, TrackedParcel } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import { directTransport } from '../http.ts';
import { request } from './fixtures.ts';
import { clients, connect, control, emptyAccount, fault, label } from './test-account.ts';

beforeEach(emptyAccount);

const canadaPostSandbox = await startCanadaPostSandbox({ port: 0, lifeSeconds: 86_400 });
after(() => canadaPostSandbox.close());
const canadaPost = createCanadaPost({
  ...{ apiBase: canadaPostSandbox.url, username: 'sandbox', password: 'sandbox' },
  ...{ customerNumber: '2004381', contractId: null, generation: 'XML', usdPerCad: 0.72 },
  ...{ timeoutMs: 2_000, transport: directTransport('CANADA_POST') },
});
const carrier = connect({ lastMile: () => [canadaPost] });

const parcelOf = ({ trackingNumber, carrierShipmentId }: Purchase): TrackedParcel => ({
  ...{ trackingNumber, carrierShipmentId, mailingDate: null },
  ...{ destinationPostalCode: null, destinationCountry: null },
});
const track = async (from: Carrier, purchase: Purchase) => {
  const [answer] = await from.track([parcelOf(purchase)]);
  if (answer?.result instanceof Error) throw answer.result;
  assert.ok(answer);
  // Read again from what is kept, every event says the same.
  for (const event of answer.result.events) {
    assert.equal(carrier.statusOfEvent?.(event), event.status, event.code);
  }
  return answer.result;
};
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
