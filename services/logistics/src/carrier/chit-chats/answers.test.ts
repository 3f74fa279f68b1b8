import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import { wrapJson } from '../json.ts';
import { readError } from './errors.ts';
import { readRates } from './rates.ts';
import { replay } from './replay.ts';
import { readTracking } from './tracking.ts';

const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const event = (created_at: string, title: string, more = {}) => ({
  ...{ type: null, title, subtitle: null, location_description: 'BUFFALO, NY', created_at },
  ...{ status: null, ...more },
});

test('a price is all that is debited: the postage with its fees and taxes', () => {
  const rate = {
    ...{ postage_type: 'chit_chats_us_edge', postage_description: 'Chit Chats U.S. Edge' },
    delivery_time_description: '4 - 8 business days',
    ...{ purchase_amount: '6.90', postage_fee: 6.9, insurance_fee: null, delivery_fee: '0.85' },
    ...{ tariff_fee: '1.15', surprise: [1] },
  };
  const offer = {
    ...{ service: 'chit_chats_us_edge', serviceName: 'Chit Chats U.S. Edge', currency: 'CAD' },
    ...{ transitDays: 8, deliverBy: null, guaranteed: false },
  };
  const bare = { id: 'Q5P4R3S2T1', status: 'unpaid', rates: [rate] };
  const bodies: Json[] = [{ shipment: bare }, bare, { rates: [rate] }, [rate]];
  for (const body of bodies) {
    assert.deepEqual(readRates(wrapJson(body)), [{ ...offer, amountMinor: 890 }]);
  }
  const debited = { ...rate, payment_amount: '9.01' };
  assert.equal(readRates(wrapJson({ rates: [debited] }))[0]?.amountMinor, 901);
  assert.deepEqual(readRates(wrapJson({ rates: [] })), []);
});

test('the newest event that says something is the state, whatever the order of the list', () => {
  const [tracking] = readTracking(
    wrapJson({
      shipment_id: 'b5t85u7e1c',
      carrier_tracking_code: '9405 5368 9535 7112 5789 88',
      estimated_delivery_at: '2026-11-27',
      tracking_events: [
        event('2026-11-20T08:00:00.000-05:00', 'Received by Chit Chats', {
          type: 'receive_shipment',
        }),
        event('2026-11-25T09:30:00.000-05:00', 'Out for delivery'),
        event('2026-11-22T11:00:00.000-05:00', 'Arrived at USPS Regional Facility'),
        event('', 'Nobody knows when'),
      ],
    }),
  );
  assert.ok(tracking);
  assert.equal(tracking.trackingNumber, '9405536895357112578988');
  assert.deepEqual(
    [tracking.status, tracking.statusReason, tracking.estimatedDeliveryAt],
    ['OUT_FOR_DELIVERY', 'Out for delivery', '2026-11-27'],
  );
  assert.deepEqual(
    tracking.events.map(({ status }) => status),
    ['OUT_FOR_DELIVERY', 'IN_TRANSIT', 'IN_TRANSIT'],
  );
  assert.equal(tracking.events[0]?.occurredAt, '2026-11-25T09:30:00.000-05:00');
});

test('the shipment’s own word ends the journey, and words we have not met keep the last state', () => {
  const events = [event('2026-11-20T08:00:00Z', 'Released to carrier')];
  const statusOf = (status: string, more = {}) =>
    readTracking(wrapJson({ id: 'B5T85U7E1C', status, tracking_events: events, ...more }))[0]
      ?.status;
  assert.equal(statusOf('delivered'), 'DELIVERED');
  assert.equal(statusOf('exception'), 'EXCEPTION');
  assert.equal(statusOf('refund_requested'), 'CANCELED');
  for (const word of ['ready', 'resolved', 'archived', 'teleported', 'postage_purchase_failed']) {
    assert.equal(statusOf(word), 'IN_TRANSIT', word);
  }
  assert.equal(statusOf('resolved', { resolution: 'returned' }), 'RETURN_TO_SENDER');
  const delivered = { tracking_events: [event('2026-11-20T08:00:00Z', 'Delivered, Front Door')] };
  assert.equal(statusOf('exception', delivered), 'DELIVERED');
  assert.equal(statusOf('ready', { tracking_events: [] }), 'PRE_TRANSIT');
});

test('an attempt is no delivery, and a fee stays out of what customers read', () => {
  const [tracking] = readTracking(
    wrapJson({
      id: 'B5T85U7E1C',
      tracking_events: [
        event('2026-11-20T08:00:00Z', 'Delivery attempted, could not be delivered'),
        event('2026-11-19T08:00:00Z', 'Received by Chit Chats', { subtitle: 'Delivery Fee $1.00' }),
        event('2026-11-18T08:00:00Z', 'Quantum leap', { type: 'leap', extra: null }),
      ],
    }),
  );
  assert.deepEqual(
    tracking?.events.map(({ status }) => status),
    ['EXCEPTION', 'IN_TRANSIT', 'UNKNOWN'],
  );
  assert.ok(tracking?.events.every(({ description }) => !description.includes('$')));
});

test('a return is news of the parcel that it was', () => {
  const item = {
    ...{ id: 'R1', status: 'on_hold', created_at: '2026-11-20T08:00:00Z' },
    original_shipment: { id: 'B5T85U7E1C' },
  };
  for (const body of [[item], { returns: [item] }]) {
    const [tracking] = readTracking(wrapJson(body));
    assert.deepEqual(
      [tracking?.trackingNumber, tracking?.status, tracking?.events[0]?.code],
      ['B5T85U7E1C', 'RETURN_TO_SENDER', 'return_on_hold'],
    );
  }
});

test('a refusal is understood in each of its shapes', () => {
  const read = (status: number, body: unknown, retryAfter: string | null = null) => {
    const { kind, message, fields, retryAfterSeconds } = readError(status, json(body), retryAfter);
    return { kind, message, fields, retryAfterSeconds };
  };
  const quiet = { retryAfterSeconds: null };
  const message = 'postal_code field is invalid';
  const refused = { kind: 'VALIDATION', message, fields: ['postal_code'], ...quiet };
  assert.deepEqual(read(400, { error: { message } }), refused);
  assert.deepEqual(read(422, { error: message }), refused);
  assert.deepEqual(read(422, { errors: { postal_code: ['field is invalid'] } }), refused);
  assert.deepEqual(read(422, { errors: [message] }), refused);
  assert.equal(read(401, { error: 'Invalid access token' }).kind, 'AUTHENTICATION');
  assert.equal(read(404, { error: 'Not found' }).kind, 'NOT_FOUND');
  assert.equal(read(429, '', '42').retryAfterSeconds, 42);
  assert.equal(read(429, '').retryAfterSeconds, 60);
});

test('only silence and a server’s error leave the outcome unknown', () => {
  const page = Buffer.from('<html><h1>502 Bad Gateway</h1></html>');
  assert.deepEqual(
    [401, 403, 404, 415, 422, 429, 500, 502].map((code) => readError(code, page).outcomeUnknown),
    [false, false, false, false, false, false, true, true],
  );
});

test('a body cut short or of another kind is a named error', () => {
  const captured = { status: 200, contentType: null };
  const bodies = ['{"shipment":{"id":"B5T85', '<html></html>', '', '[1,"x",null]'];
  for (const text of bodies) {
    const body = Buffer.from(text);
    assert.throws(() => replay.label?.({ ...captured, body }), CarrierError, text);
    assert.throws(() => replay.manifest?.({ ...captured, body }), CarrierError, text);
  }
  const failed = json({ shipment: { id: 'B5T85U7E1C', status: 'postage_purchase_failed' } });
  assert.throws(() => replay.label?.({ ...captured, body: failed }), {
    code: 'postage_purchase_failed',
  });
});
