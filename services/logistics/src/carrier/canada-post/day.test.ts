import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import {
  charges,
  connect,
  control,
  fault,
  label,
  modes,
  refused,
  shippingPath,
  today,
  track,
  voidLabel,
} from '../../../test/canada-post-harness.ts';
import type { ManifestRequest, Purchase } from '../carrier.ts';
import { exchange } from '../http.ts';
import type { CarrierTransport } from '../transport.ts';
import { abroad, request, warehouse } from './fixtures.ts';

beforeEach(() => control('reset', {}));

for (const mode of [modes['with a contract'], modes['by JSON']]) {
  const carrier = connect(mode);
  const endOfDay = (reference: string, parcels: Purchase[]): ManifestRequest => ({
    ...{ reference, from: warehouse, date: today() },
    parcels: parcels.map(({ carrierShipmentId, trackingNumber }) => ({
      ...{ carrierShipmentId, trackingNumber, manifestGroup: request.manifestGroup },
    })),
  });
  const transmit = (asked: ManifestRequest) => {
    assert.ok(carrier.manifest);
    return carrier.manifest(asked);
  };
  describe(`the end of the day by ${mode.generation}`, () => {
    test('tells of the parcels named and leaves the others for tomorrow', async () => {
      const [one, two, other] = [
        await carrier.buyLabel(label()),
        await carrier.buyLabel(label()),
        await carrier.buyLabel(label()),
      ];
      const [manifest, ...more] = await transmit(endOfDay('man_1', [one, two]));
      assert.equal(more.length, 0);
      assert.deepEqual(manifest?.trackingNumbers, [one.trackingNumber, two.trackingNumber]);
      assert.match(manifest?.document?.content.toString('latin1') ?? '', /^%PDF-/);
      // Transmitted: only its money can be asked back. The other one is voided as before.
      assert.equal((await voidLabel(carrier, one)).status, 'REFUND_REQUESTED');
      assert.equal((await voidLabel(carrier, one, true)).status, 'REFUND_REQUESTED');
      assert.equal((await voidLabel(carrier, other)).status, 'VOIDED');
      const nothing = await refused(transmit(endOfDay('man_2', [one])));
      assert.equal(nothing.outcomeUnknown, false);
    });

    test('is found by our reference after its answer was lost', async () => {
      const bought = await carrier.buyLabel(label());
      const asked = endOfDay('man_3', [bought]);
      const path = shippingPath(mode);
      await fault('cut_after_effect', 'POST', { path });
      assert.equal((await refused(transmit(asked))).outcomeUnknown, true);
      const found = await carrier.findManifests?.(asked);
      assert.deepEqual(
        found?.map(({ trackingNumbers }) => trackingNumbers),
        [[bought.trackingNumber]],
      );
      assert.deepEqual(await carrier.findManifests?.({ ...asked, reference: 'man_4' }), []);
    });
  });
}

describe('what the XML services alone have', () => {
  const carrier = connect(modes['with a contract']);
  const pickup = {
    ...{ reference: 'pic_1', from: warehouse, date: '2099-01-05', parcelCount: 12 },
    ...{ contact: { name: 'Dock', phone: '+1 (416) 555-0142', email: 'dock@example.com' } },
    ...{ readyAt: '09:10', closesAt: '17:20', weightGrams: 20_000, instructions: 'LOADING_DOCK' },
  };

  test('a return costs nothing until somebody mails it', async () => {
    assert.ok(carrier.buyReturnLabel);
    const back = label({ from: request.to, to: warehouse });
    const bought = await carrier.buyReturnLabel(back);
    const wanted = {
      ...bought,
      reference: 'r',
      format: 'PDF_4X6',
      purchasedAt: new Date(),
    } as const;
    assert.match((await carrier.downloadLabel(wanted)).content.toString('latin1'), /^%PDF-/);
    assert.deepEqual(await charges(), []);
    assert.equal((await track(carrier, bought.trackingNumber)).status, 'PRE_TRANSIT');
    await control(`parcels/${bought.trackingNumber}/advance`, { to: 'accepted' });
    assert.equal((await charges()).length, 1);
    const fields = (await refused(carrier.buyReturnLabel(label({ ...abroad, from: abroad.to }))))
      .fields;
    assert.deepEqual(fields, ['sender.country']);
  });

  test('a collection is booked once for each reference, and canceled', async () => {
    assert.ok(carrier.schedulePickup && carrier.cancelPickup);
    await fault('cut_after_effect', 'POST', { path: '/enab' });
    assert.equal((await refused(carrier.schedulePickup(pickup))).outcomeUnknown, true);
    const booked = await carrier.schedulePickup(pickup);
    assert.deepEqual(await carrier.schedulePickup(pickup), booked);
    await carrier.cancelPickup({ ...booked, contactName: 'Dock' });
    const next = await carrier.schedulePickup(pickup);
    assert.notEqual(next.confirmationNumber, booked.confirmationNumber);
  });

  test('a collection that nobody would come for is refused by field', async () => {
    const wrong: [Partial<typeof pickup>, string][] = [
      [{ readyAt: '17:30' }, 'closesAt'],
      [{ readyAt: '9 am' }, 'readyAt'],
      [{ contact: { ...pickup.contact, phone: '555-0142' } }, 'contact.phone'],
      [{ instructions: 'x'.repeat(133) }, 'instructions'],
      [{ from: { ...warehouse, postalCode: 'X1A 2B3' } }, 'sender.postalCode'],
    ];
    for (const [changes, field] of wrong) {
      const asked = { ...pickup, ...changes, reference: `pic_${field}` };
      assert.deepEqual((await refused(carrier.schedulePickup?.(asked) as Promise<never>)).fields, [
        field,
      ]);
    }
  });

  test('a parcel that waits says at which post office, and when that is open', async () => {
    const { trackingNumber } = await carrier.buyLabel(label());
    await control(`parcels/${trackingNumber}/advance`, { to: 'available_for_pickup' });
    const { status, events } = await track(carrier, trackingNumber);
    assert.equal(status, 'AVAILABLE_FOR_PICKUP');
    const [waiting, before] = events;
    assert.ok(waiting && before && carrier.pickupPlace);
    const place = await carrier.pickupPlace(waiting);
    assert.deepEqual([place?.name, place?.line1], ['MONTREAL PO', '100 MAIN ST']);
    assert.deepEqual(place?.hours.slice(4), [
      { day: 5, opensAt: '09:00', closesAt: '17:30' },
      { day: 6, opensAt: '09:00', closesAt: '12:00' },
      { day: 6, opensAt: '13:00', closesAt: '16:00' },
    ]);
    // Kept: nothing is asked again.
    await fault('server_error', 'GET', { path: '/rs/postoffice' });
    assert.deepEqual(await carrier.pickupPlace(waiting), place);
    assert.equal(await carrier.pickupPlace(before), null);
  });

  test('the notice card’s number leads to its parcel', async () => {
    const { trackingNumber } = await carrier.buyLabel(label());
    const card = await track(carrier, trackingNumber.slice(0, 15));
    assert.equal(card.trackingNumber, trackingNumber);
  });
});

test('what was bought before there was a contract is refunded and printed with one', async () => {
  const [before, now] = [connect(modes['without contract']), connect(modes['with a contract'])];
  const asked = label();
  const bought = await before.buyLabel(asked);
  const link = bought.labelLink.replace(/artifact\/\w+/, (path) => `${path}0`);
  const wanted = { ...bought, labelLink: link, reference: 'r', format: 'PDF_4X6' } as const;
  const file = await now.downloadLabel({ ...wanted, purchasedAt: new Date() });
  assert.match(file.content.toString('latin1'), /^%PDF-/);
  const outcome = await voidLabel(now, bought);
  assert.equal(outcome.status, 'REFUND_REQUESTED');
  assert.deepEqual(await voidLabel(now, bought), outcome);
  assert.equal((await charges())[0]?.state, 'refund_requested');
});

test('a token is fetched once for all, and again when it is no longer good', async () => {
  let tokens = 0;
  const transport: CarrierTransport = (call) => {
    if (call.operation === 'token') tokens += 1;
    return exchange('CANADA_POST', call);
  };
  const carrier = connect({ ...modes['by JSON'], transport });
  await Promise.all(Array.from({ length: 5 }, () => carrier.rates(label())));
  assert.equal(tokens, 1);
  const path = '/prod/devportal-portaildesdeveloppeurs/rating';
  await fault('expired_token', 'POST', { path });
  assert.ok((await carrier.rates(label())).length > 0);
  assert.equal(tokens, 2);
});
