import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Tracking } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import { replay } from './replay.ts';

const captured = (body: string | Buffer | object, status = 200, retryAfter?: string) => ({
  body: Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  ...{ status, contentType: null, retryAfter: retryAfter ?? null },
});
type Operation = 'rates' | 'label' | 'void' | 'tracking' | 'manifest' | 'pickup';
const read = (operation: Operation, body: string | Buffer | object, status?: number) => {
  const parse = replay[operation];
  assert.ok(parse);
  return parse(captured(body, status));
};
const tracked = (body: string | Buffer | object) => {
  const [tracking] = read('tracking', body) as (Tracking | CarrierError)[];
  assert.ok(tracking && !(tracking instanceof CarrierError));
  return tracking;
};
const quote = (code: string, due: unknown, more = {}) => ({
  ...{ serviceCode: code, serviceName: code, extra: { any: [1] }, ...more },
  priceDetails: { due, base: 9, taxes: { gst: { amt: 1 } }, options: null },
});

test('prices of the JSON services are read, bare, wrapped or as text', () => {
  const serviceStandard = {
    ...{ expectedTransitTime: 2, expectedDeliveryDate: '2026-11-25', guaranteedDelivery: true },
  };
  const list = [quote('DOM.EP', 16.4, { serviceStandard }), quote('DOM.XP', '19.999')];
  const expected = [
    ['DOM.EP', 1640, 2, '2026-11-25', true],
    ['DOM.XP', 2000, null, null, false],
  ];
  for (const body of [
    list,
    { priceQuotes: list },
    { priceQuotes: { priceQuote: list } },
    { prices: list },
  ]) {
    const offers = replay.rates?.(captured(body)) ?? [];
    const found = offers.map((offer) => [
      ...[offer.service, offer.amountMinor, offer.transitDays, offer.deliverBy, offer.guaranteed],
    ]);
    assert.deepEqual(found, expected);
  }
  assert.equal(replay.rates?.(captured(list[0] ?? {}))[0]?.amountMinor, 1640);
  assert.deepEqual(read('rates', []), []);
});

test('a quote without its price is left out, and one such alone is no answer', () => {
  const offers = replay.rates?.(captured([quote('DOM.EP', null), quote('DOM.XP', 5)])) ?? [];
  assert.deepEqual(
    offers.map(({ service }) => service),
    ['DOM.XP'],
  );
  assert.throws(() => read('rates', [quote('DOM.EP', 'free')]), CarrierError);
});

test('an older version of the prices is read alike', () => {
  const xml = `<p:price-quotes xmlns:p="http://www.canadapost.ca/ws/ship/rate-v3"><p:price-quote>
    <p:service-code>DOM.RP</p:service-code><p:price-details><p:due>7.50</p:due></p:price-details>
    <p:service-standard><p:expected-transit-time/></p:service-standard></p:price-quote></p:price-quotes>`;
  const [offer] = replay.rates?.(captured(xml)) ?? [];
  assert.deepEqual([offer?.service, offer?.amountMinor, offer?.transitDays], ['DOM.RP', 750, null]);
});

test('tracking in JSON is read in any order, with times of any zone', () => {
  const event = (
    eventIdentifier: unknown,
    eventTime: string | null,
    eventTimeZone: string | null,
  ) => ({
    eventIdentifier,
    eventDate: '2026-09-24',
    eventTime,
    eventTimeZone,
    eventDescription: 'x',
  });
  const tracking = tracked({
    pin: 1234567890123456,
    changedExpectedDate: '',
    expectedDeliveryDate: '2026-09-25',
    significantEvents: [
      event('0174', '09:36:09', 'HNE'),
      { ...event(1421, '11:43', 'PDT'), signatoryName: 'A. BYRON', eventSite: 'DELTA' },
      event('2001', '11:43:24', '-07:00'),
      event('3000', null, 'Mars'),
      { eventIdentifier: '1', eventDate: null },
    ],
  });
  assert.deepEqual(
    [tracking.trackingNumber, tracking.status, tracking.signedBy, tracking.estimatedDeliveryAt],
    ['1234567890123456', 'DELIVERED', 'A. BYRON', '2026-09-25'],
  );
  assert.deepEqual(
    tracking.events.map(({ occurredAt }) => occurredAt),
    [
      ...['2026-09-24T11:43:24-07:00', '2026-09-24T11:43:00-07:00'],
      ...['2026-09-24T09:36:09-05:00', '2026-09-24T00:00:00'],
    ],
  );
});

test('a last notice is a parcel to be fetched, and no return', () => {
  const status = (eventIdentifier: string, eventDescription: string) =>
    tracked({
      pin: '1',
      significantEvents: [{ eventIdentifier, eventDate: '20260105', eventDescription }],
    }).status;
  const notice = 'Final Notice; Item will be returned to sender if not collected within 10 days';
  assert.equal(status('0156', notice), 'AVAILABLE_FOR_PICKUP');
  assert.equal(status('1496', 'Item returned to sender'), 'RETURN_TO_SENDER');
});

test('a moment is read in whatever form it is written', () => {
  const at = (fields: object) =>
    tracked({ pin: '1', significantEvents: [{ eventIdentifier: '0174', ...fields }] }).events[0]
      ?.occurredAt;
  const zone = { eventTimeZone: 'EST' };
  assert.equal(
    at({ eventDate: '2026-01-05', eventTime: '8:05', ...zone }),
    '2026-01-05T08:05:00-05:00',
  );
  assert.equal(
    at({ eventDate: '20260105', eventTime: '080501', ...zone }),
    '2026-01-05T08:05:01-05:00',
  );
  assert.equal(at({ eventDateTime: '2026-01-05T08:05:01.250-08:00' }), '2026-01-05T08:05:01-08:00');
  assert.equal(at({ eventDateTime: '2026-01-05T08:05:01' }), '2026-01-05T08:05:01');
  assert.equal(at({ eventDate: '2026-01-05', eventTime: '25:99:00' }), '2026-01-05T00:00:00');
  assert.equal(at({ eventDate: '2026-02-30', eventTime: '08:00:00' }), undefined);
});

test('a number that is refused among others is its error', () => {
  const summaries = [
    {
      ...{ pin: '1111111111111111', eventDateTime: '20260105:101530', eventType: 'DELIVERED' },
      ...{ eventDescription: 'Item delivered', actualDeliveryDate: '2026-01-05' },
    },
    { pin: '2222222222222222', error: { code: '004', descEn: 'No Pin History', descFr: 'x' } },
    { code: '004', descEn: 'No Pin History', descFr: 'Aucun historique' },
  ];
  const detail = {
    pin: '1',
    significantEvents: [{ eventIdentifier: '0174', eventDate: '2026-01-05' }],
  };
  const mixed = read('tracking', { details: [detail, { pin: '2', error: { code: '004' } }] });
  assert.deepEqual(
    (mixed as (Tracking | CarrierError)[]).map((one) => one instanceof CarrierError),
    [false, true],
  );
  const [found, ...errors] = read('tracking', summaries) as (Tracking | CarrierError)[];
  assert.ok(found && !(found instanceof CarrierError));
  assert.deepEqual(
    [found.status, found.events[0]?.occurredAt],
    ['DELIVERED', '2026-01-05T10:15:30'],
  );
  for (const refused of errors) {
    assert.ok(refused instanceof CarrierError);
    assert.deepEqual([refused.kind, refused.code], ['NOT_FOUND', '004']);
  }
  assert.equal(errors.length, 2);
});

test('several numbers in one enclosing document keep their order', () => {
  const one = (pin: string) =>
    `<tracking-detail><pin>${pin}</pin><significant-events/></tracking-detail>`;
  const list = read('tracking', `<wrapper>${one('11111111111')}${one('22222222222')}</wrapper>`);
  assert.deepEqual(
    (list as Tracking[]).map(({ trackingNumber, status }) => [trackingNumber, status]),
    [
      ['11111111111', 'UNKNOWN'],
      ['22222222222', 'UNKNOWN'],
    ],
  );
});

test('French and Latin letters arrive as they are, whatever the encoding', () => {
  const xml = `<?xml version="1.0" encoding="ISO-8859-1"?><tracking-detail><pin>11111111111</pin>
    <significant-events><occurrence><event-identifier>77777</event-identifier>
    <event-date>2026-01-05</event-date><event-time>10:00:00</event-time>
    <event-time-zone>HNE</event-time-zone><event-description>Article livré</event-description>
    </occurrence></significant-events></tracking-detail>`;
  const tracking = tracked(Buffer.from(xml, 'latin1'));
  assert.deepEqual([tracking.status, tracking.statusReason], ['DELIVERED', 'Article livré']);
});

test('words tell the state where the code is not known, and say no when nobody was there', () => {
  const status = (eventDescription: string) =>
    tracked({
      pin: '1',
      significantEvents: [{ eventIdentifier: '88888', eventDate: '2026-01-05', eventDescription }],
    }).status;
  assert.equal(status('Delivery attempted; notice left'), 'EXCEPTION');
  assert.equal(status('Item could not be delivered'), 'EXCEPTION');
  assert.equal(status('Item delivered to community mailbox'), 'DELIVERED');
  assert.equal(status('Item available for pickup at Post Office'), 'AVAILABLE_FOR_PICKUP');
  assert.equal(status('Item returned to sender'), 'RETURN_TO_SENDER');
  assert.equal(status('Drone resting'), 'UNKNOWN');
});

test('labels of both generations, of returns, and the files themselves are read', () => {
  const links = [
    { rel: 'self', href: 'https://api.test/x' },
    { rel: 'label', href: 'https://api.test/label/1' },
  ];
  const json = { shipmentId: '545', trackingPin: '123456789012', links, newField: null };
  assert.deepEqual(read('label', { ...json, shipmentPrice: { dueAmount: 31.58 } }), {
    carrierShipmentId: '545',
    trackingNumber: '123456789012',
    trackingUrl:
      'https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor=123456789012',
    labelLink: 'https://api.test/label/1',
    charged: { amountMinor: 3158, currency: 'CAD' },
  });
  const back = `<authorized-return-info><tracking-pin>123456789012</tracking-pin><links>
    <link rel="returnLabel" href="https://x.test/rs/artifact/1/2/0" media-type="application/pdf"/>
    </links></authorized-return-info>`;
  assert.equal(
    (read('label', back) as { labelLink: string }).labelLink,
    'https://x.test/rs/artifact/1/2/0',
  );
  const untracked = '<shipment-info><shipment-id>545</shipment-id><links/></shipment-info>';
  assert.deepEqual(read('label', untracked), {
    ...{ carrierShipmentId: '545', trackingNumber: null, trackingUrl: null },
    ...{ labelLink: '', charged: null },
  });
  assert.ok(Buffer.isBuffer(read('label', '%PDF-1.4 … %%EOF')));
  assert.throws(() => read('label', '%PDF-1.4 cut'), CarrierError);
  assert.throws(() => read('label', '', 202), { code: 'LABEL_NOT_READY' });
});

test('what became of a label that was given back is told', () => {
  assert.deepEqual(read('void', '', 204), { status: 'VOIDED', refundReference: null });
  const ticket = `<shipment-refund-request-info><service-ticket-date>2026-01-05</service-ticket-date>
    <service-ticket-id>GT12345678</service-ticket-id></shipment-refund-request-info>`;
  for (const body of [ticket, { serviceTicketDate: '2026-01-05', serviceTicketId: 'GT12345678' }]) {
    const expected = { status: 'REFUND_REQUESTED', refundReference: 'GT12345678' };
    assert.deepEqual(read('void', body), expected);
  }
  const late =
    '<messages><message><code>8034</code><description>Transmitted</description></message></messages>';
  for (const status of [200, 400]) {
    assert.throws(() => read('void', late, status), { kind: 'CARRIER', code: '8034' });
  }
});

test('manifests and collections are read', () => {
  const link = '<link rel="manifest" href="https://x.test/rs/1/1/manifest/77" media-type="a"/>';
  assert.deepEqual(read('manifest', `<manifests>${link}</manifests>`), [
    { carrierManifestId: '77' },
  ]);
  assert.deepEqual(read('manifest', '<manifests/>'), []);
  const manifest = `<manifest><po-number>P123</po-number><links>
    <link rel="self" href="https://x.test/manifest/77"/><link rel="artifact" href="https://x.test/a"/>
    </links></manifest>`;
  assert.deepEqual(read('manifest', manifest), {
    ...{ carrierManifestId: '77', number: 'P123', reference: null },
    documentLink: 'https://x.test/a',
  });
  const pickup = `<pickup-request-info><pickup-request-header><request-id>9</request-id>
    <request-status>Active</request-status></pickup-request-header></pickup-request-info>`;
  assert.deepEqual(read('pickup', pickup), { confirmationNumber: '9', revision: null });
});
