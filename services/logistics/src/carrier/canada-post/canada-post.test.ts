import assert from 'node:assert/strict';
import { after, beforeEach, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startCanadaPostSandbox } from '@mobilytics/sandbox/canada-post/start-canada-post-sandbox';
import type { Carrier, LabelRequest, ManifestRequest, Purchase, Tracking } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import { directTransport, exchange } from '../http.ts';
import type { CarrierTransport } from '../transport.ts';
import type { CanadaPostSettings } from './api.ts';
import { createCanadaPost } from './canada-post.ts';
import { abroad, request, warehouse } from './fixtures.ts';

const sandbox = await startCanadaPostSandbox({
  ...{ port: 0, lifeSeconds: 86_400, manifestMsPerShipment: 20 },
  credentials: { username: 'client', password: 'secret' },
});
after(() => sandbox.close());
const portal = `${sandbox.url}/prod/devportal-portaildesdeveloppeurs`;

const connect = (changes: Partial<CanadaPostSettings> = {}): Carrier =>
  createCanadaPost({
    ...{ apiBase: changes.generation === 'JSON' ? portal : sandbox.url, generation: 'XML' },
    ...{ username: 'client', password: 'secret', customerNumber: '2004381', contractId: null },
    ...{ usdPerCad: 0.72, timeoutMs: 400, artifactPauseMs: 20 },
    ...{ transport: directTransport('CANADA_POST'), ...changes },
  });
const contractId = '42708517';
const modes = {
  'without contract': { contractId: null, generation: 'XML' },
  'with a contract': { contractId, generation: 'XML' },
  'by JSON': { contractId, generation: 'JSON' },
} as const;

const control = async (path: string, body?: object) => {
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return response.status === 204 ? undefined : response.json();
};
const fault = (kind: string, method: string, more: object = {}) =>
  control('faults', { kind, method, ...more });
type Charge = { reference: string; trackingNumber: string; amountMinor: number; state: string };
const charges = async () => ((await control('charges')) as { charges: Charge[] }).charges;
const refused = async (work: Promise<unknown>): Promise<CarrierError> => {
  const error = await work.then(
    () => assert.fail('It was not refused.'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof CarrierError, String(error));
  return error;
};

let number = 0;
const label = (changes: Partial<LabelRequest> = {}): LabelRequest => {
  number += 1;
  return { ...request, mailingDate: today(), reference: `shp_${number}`, ...changes };
};
const today = () => new Date().toISOString().slice(0, 10);
const search = ({ reference }: LabelRequest) => ({
  ...{ reference, since: new Date(Date.now() - 60_000) },
  known: async () => new Set<string>(),
});
const voidRequest = (bought: Purchase, isManifested = false) => ({
  ...{ carrierShipmentId: bought.carrierShipmentId, trackingNumber: bought.trackingNumber },
  ...{ reference: 'r', purchasedAt: new Date(), isManifested, contactEmail: 'ops@example.com' },
});
const track = async (carrier: Carrier, trackingNumber: string): Promise<Tracking> => {
  const nothing = { carrierShipmentId: null, mailingDate: null };
  const [answer] = await carrier.track([
    { trackingNumber, ...nothing, destinationPostalCode: null, destinationCountry: null },
  ]);
  if (answer === undefined || answer.result instanceof Error) throw answer?.result;
  return answer.result;
};
const voidLabel = (carrier: Carrier, bought: Purchase, isManifested = false) => {
  assert.ok(carrier.voidLabel);
  return carrier.voidLabel(voidRequest(bought, isManifested));
};

beforeEach(() => control('reset', {}));

for (const [name, mode] of Object.entries(modes)) {
  const carrier = connect(mode);
  describe(name, () => {
    test('what is quoted is charged, at home and abroad', async () => {
      for (const asked of [label(), label({ ...abroad, reference: 'shp_abroad' })]) {
        const offers = await carrier.rates(asked);
        assert.ok(offers.length >= 2);
        const offer = offers.find(({ service }) => service === asked.service);
        assert.ok(offer && offer.transitDays !== null && offer.deliverBy !== null);
        const bought = await carrier.buyLabel(asked);
        const [charge] = (await charges()).slice(-1);
        assert.equal(charge?.trackingNumber, bought.trackingNumber);
        assert.equal(charge?.reference, asked.reference);
        if (mode.contractId !== null) {
          assert.deepEqual(bought.charged, { amountMinor: offer.amountMinor, currency: 'CAD' });
        }
      }
    });

    test('a label is drawn in each format that is offered, and again later', async () => {
      for (const format of carrier.labelFormats) {
        const asked = label({ format });
        const bought = await carrier.buyLabel(asked);
        const wanted = { ...bought, reference: asked.reference, format, purchasedAt: new Date() };
        await fault('not_ready', 'GET');
        const { content } = await carrier.downloadLabel(wanted);
        assert.match(content.toString('latin1'), format === 'ZPL_4X6' ? /^\^XA/ : /^%PDF-/);
        const gone = bought.labelLink.replace(/artifacts?\/\w+/, (path) => `${path}0`);
        const again = await carrier.downloadLabel({ ...wanted, labelLink: gone });
        assert.ok(again.content.length > 100);
      }
      const bought = await carrier.buyLabel(label());
      await fault('not_ready', 'GET', { count: 5 });
      const late = {
        ...bought,
        reference: 'r',
        format: 'PDF_4X6',
        purchasedAt: new Date(),
      } as const;
      const error = await refused(carrier.downloadLabel(late));
      assert.deepEqual([error.kind, error.code], ['UNAVAILABLE', 'LABEL_NOT_READY']);
    });

    for (const kind of ['cut_after_effect', 'error_after_effect', 'malformed_body']) {
      test(`a purchase is found by our reference after ${kind}, and no other is`, async () => {
        const asked = label();
        await fault(kind, 'POST', {
          path: isJson(mode) ? '/prod/devportal-portaildesdeveloppeurs/shipping' : '/rs/2004381',
        });
        // Also the token is asked for by POST; it is fetched before the fault waits.
        const error = await refused(carrier.buyLabel(asked));
        assert.equal(error.outcomeUnknown, true);
        const found = await carrier.findPurchase(search(asked));
        const [charge, ...more] = await charges();
        assert.deepEqual([charge?.trackingNumber, more.length], [found?.trackingNumber, 0]);
        assert.equal(await carrier.findPurchase(search(label())), null);
      });
    }

    test('a slow purchase is unknown, a refused one is not', async () => {
      const path = isJson(mode) ? '/prod/devportal-portaildesdeveloppeurs/shipping' : '/rs/2004381';
      const asked = label();
      await fault('delay', 'POST', { path, delayMs: 600 });
      const slow = await refused(carrier.buyLabel(asked));
      assert.deepEqual(
        [slow.kind, slow.code, slow.outcomeUnknown],
        ['UNAVAILABLE', 'TIMEOUT', true],
      );
      for (const [kind, expected] of [
        ['rate_limit', 'RATE_LIMITED'],
        ['expired_token', 'AUTHENTICATION'],
      ] as const) {
        const count = isJson(mode) ? 2 : 1;
        await fault(kind, 'POST', { path, count: kind === 'expired_token' ? count : 1 });
        const error = await refused(carrier.buyLabel(label()));
        assert.deepEqual([error.kind, error.outcomeUnknown], [expected, false]);
        if (kind === 'rate_limit') assert.equal(error.retryAfterSeconds, 60);
      }
      await fault('server_error', 'POST', { path });
      assert.equal((await refused(carrier.buyLabel(label()))).outcomeUnknown, true);
      // Nothing yet: the slow purchase comes into effect later, which is why it is not repeated at once.
      assert.equal(await carrier.findPurchase(search(asked)), null);
      await sleep(300);
      assert.notEqual(await carrier.findPurchase(search(asked)), null);
    });

    test('what the carrier refuses has its code and its kind', async () => {
      const unknown = await refused(carrier.buyLabel(label({ service: 'DOM.NO' })));
      assert.deepEqual([unknown.kind, unknown.code], ['VALIDATION', '10028']);
      assert.deepEqual(unknown.fields, ['service']);
      const elsewhere = await refused(carrier.buyLabel(label({ service: 'USA.EP' })));
      assert.deepEqual([elsewhere.code, elsewhere.outcomeUnknown], ['8534', false]);
      const wrong = connect({ ...mode, password: 'wrong' });
      const error = await refused(wrong.rates(label()));
      assert.deepEqual([error.kind, error.outcomeUnknown], ['AUTHENTICATION', false]);
      assert.deepEqual(await charges(), []);
    });

    test('a parcel is followed through each of its lives', async () => {
      const lives = {
        ...{ delivered: 'DELIVERED', held: 'DELIVERED', returned: 'RETURN_TO_SENDER' },
        ...{ corrected: 'DELIVERED', lost: 'PRE_TRANSIT' },
      };
      for (const [life, end] of Object.entries(lives)) {
        const { trackingNumber } = await carrier.buyLabel(label());
        await control(`parcels/${trackingNumber}/life`, { life });
        assert.equal((await track(carrier, trackingNumber)).status, 'PRE_TRANSIT');
        if (life === 'lost') continue;
        const to = life === 'returned' ? 'returned' : 'delivered';
        await control(`parcels/${trackingNumber}/advance`, { to });
        assert.equal((await track(carrier, trackingNumber)).status, end, life);
      }
    });

    test('a delivery is taken back by a newer event', async () => {
      const asked = label({ options: { signature: 'SIGNATURE', insuredMinor: null } });
      const { trackingNumber } = await carrier.buyLabel(asked);
      await control(`parcels/${trackingNumber}/advance`, { to: 'delivered' });
      const delivered = await track(carrier, trackingNumber);
      assert.deepEqual([delivered.status, delivered.signedBy], ['DELIVERED', 'RECIPIENT']);
      assert.equal(delivered.events[0]?.status, null);
      assert.match(delivered.events[0]?.occurredAt ?? '', /[+-]\d\d:\d\d$/);
      const at = new Date(Date.now() + 2_000).toISOString();
      await control(`parcels/${trackingNumber}/advance`, { to: 'out_for_delivery', at });
      assert.equal((await track(carrier, trackingNumber)).status, 'OUT_FOR_DELIVERY');
    });

    test('a number that nobody mailed is not found, and another carrier’s is not asked for', async () => {
      const error = await refused(track(carrier, '1234567890123452'));
      assert.deepEqual([error.kind, error.code], ['NOT_FOUND', '004']);
      for (const foreign of ['9400136895232333650000', 'JD014600006281230704', '../x']) {
        const named = await refused(track(carrier, foreign));
        assert.deepEqual([named.kind, named.fields], ['VALIDATION', ['trackingNumber']]);
      }
    });

    test('a label is given back once, however often it is asked', async () => {
      const bought = await carrier.buyLabel(label());
      const first = await voidLabel(carrier, bought);
      const again = await voidLabel(carrier, bought);
      assert.deepEqual(again, first);
      const [charge] = await charges();
      const expected =
        mode.contractId === null ? ['REFUND_REQUESTED', 'refund_requested'] : ['VOIDED', 'voided'];
      assert.deepEqual([first.status, charge?.state], expected);
    });

    test('an answer that is no answer is refused and not guessed at', async () => {
      for (const body of ['', '<html>', '{"a":', `<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>`]) {
        const transport: CarrierTransport = async (call) => {
          if (call.operation === 'token') return exchange('CANADA_POST', call);
          return { status: 200, header: () => null, body: Buffer.from(body) };
        };
        const odd = connect({ ...mode, transport });
        const error = await refused(odd.buyLabel(label()));
        assert.deepEqual([error.code, error.outcomeUnknown], ['UNREADABLE', true]);
      }
    });
  });
}

const isJson = ({ generation }: { generation: string }) => generation === 'JSON';

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
      const path = isJson(mode) ? '/prod/devportal-portaildesdeveloppeurs/shipping' : '/rs/2004381';
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
