import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  charges,
  connect,
  control,
  fault,
  label,
  modes,
  refused,
  search,
  shippingPath,
  track,
  voidLabel,
} from '../../../test/canada-post-harness.ts';
import { exchange } from '../http.ts';
import type { CarrierTransport } from '../transport.ts';
import { abroad } from './fixtures.ts';

const isJson = ({ generation }: { generation: string }) => generation === 'JSON';

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
          path: shippingPath(mode),
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

    test('a slow purchase is unknown, and found when it took effect', async () => {
      const impatient = connect({ ...mode, timeoutMs: 500 });
      const asked = label();
      await fault('delay', 'POST', { path: shippingPath(mode), delayMs: 700 });
      const slow = await refused(impatient.buyLabel(asked));
      assert.deepEqual(
        [slow.kind, slow.code, slow.outcomeUnknown],
        ['UNAVAILABLE', 'TIMEOUT', true],
      );
      let found = await carrier.findPurchase(search(asked));
      for (let look = 0; found === null && look < 100; look += 1) {
        await sleep(50);
        found = await carrier.findPurchase(search(asked));
      }
      assert.equal(found?.trackingNumber, (await charges())[0]?.trackingNumber);
    });

    test('a purchase that was refused before its effect is known not to be', async () => {
      const path = shippingPath(mode);
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
