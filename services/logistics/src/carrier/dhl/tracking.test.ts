import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json, Tracking } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import { wrapJson } from '../json.ts';
import { readAnyTracking } from './replay.ts';
import { readByNumber } from './tracking.ts';

const event = (typeCode: string, date: string, time: string, more: Record<string, Json> = {}) => ({
  ...{ date, time, typeCode, description: `About ${typeCode}` },
  serviceArea: [{ code: 'YYZ', description: 'TORONTO-CA' }],
  ...more,
});

function read(shipment: Record<string, Json>): Tracking {
  const [tracking] = readAnyTracking(wrapJson({ shipments: [shipment] }));
  assert.ok(tracking && !(tracking instanceof CarrierError));
  return tracking;
}

const express = (events: Json, more: Record<string, Json> = {}) =>
  read({ shipmentTrackingNumber: '9356579890', status: 'Success', events, ...more });

test('the newest event tells where a parcel is, whichever way DHL orders them', () => {
  const events = [
    event('PU', '2026-03-01', '10:00:00'),
    event('DF', '2026-03-01', '20:00:00'),
    event('OK', '2026-03-02', '09:30:00', { signedBy: ' LOU ' }),
  ];
  for (const order of [events, events.toReversed()]) {
    const tracking = express(order);
    assert.deepEqual(
      tracking.events.map(({ code }) => code),
      ['OK', 'DF', 'PU'],
    );
    assert.deepEqual(
      [tracking.status, tracking.statusReason, tracking.signedBy],
      ['DELIVERED', 'About OK', 'LOU'],
    );
  }
});

test('an offset is told where DHL names one, and decides what came later', () => {
  const tracking = express([
    event('DF', '2026-03-02', '08:00:00', { GMTOffset: '+09:00' }),
    event('WC', '2026-03-01', '20:00:00', { GMTOffset: '-0500' }),
    event('PU', '2026-02-28', '7:15', { GMTOffset: 'GMT+9' }),
  ]);
  assert.equal(tracking.status, 'OUT_FOR_DELIVERY');
  assert.deepEqual(
    tracking.events.map(({ occurredAt }) => occurredAt),
    ['2026-03-01T20:00:00-05:00', '2026-03-02T08:00:00+09:00', '2026-02-28T07:15:00+09:00'],
  );
  const naive = express([event('PU', '2026-03-01', '10:00:00', { GMTOffset: 'somewhere' })]);
  assert.equal(naive.events[0]?.occurredAt, '2026-03-01T10:00:00');
});

test('a correction after a delivery counts, a closing of the file and hidden events do not', () => {
  const delivered = event('OK', '2026-03-02', '09:30:00');
  assert.equal(express([delivered, event('CS', '2026-03-02', '10:00:00')]).status, 'DELIVERED');
  assert.equal(express([delivered, event('TT', '2026-03-02', '10:00:00')]).status, 'DELIVERED');
  assert.equal(
    express([delivered, event('WC', '2026-03-02', '10:00:00')]).status,
    'OUT_FOR_DELIVERY',
  );
  assert.equal(express([event('TD', '2026-03-02', '10:00:00')]).status, 'EXCEPTION');
  assert.equal(express([event('CS', '2026-03-02', '10:00:00')]).status, 'UNKNOWN');
});

test('each of DHL’s codes has its state, and an unknown one is read by its words', () => {
  const status = (code: string, description = '') =>
    express([event(code, '2026-03-01', '10:00:00', { description })]).status;
  const expected: [string, string][] = [
    ['PRE_TRANSIT', 'DUMMY_PU'],
    ['IN_TRANSIT', 'SA PU PL AF AR DF TR FD IC CR BR BN RR SC MC MS TP SM CU LV HI'],
    ['OUT_FOR_DELIVERY', 'WC wc'],
    ['DELIVERED', 'OK DD PD'],
    ['AVAILABLE_FOR_PICKUP', 'CC'],
    ['EXCEPTION', 'AD BA CA CD UD CM HP MD ND NH OH RD SS DS TD DM NA'],
    ['RETURN_TO_SENDER', 'RT'],
  ];
  for (const [state, codes] of expected) {
    for (const code of codes.split(' ')) assert.equal(status(code), state, code);
  }
  assert.equal(status('QQ', 'Your shipment is out for delivery'), 'OUT_FOR_DELIVERY');
  assert.equal(status('QQ', 'Something new'), 'UNKNOWN');
});

test('odd answers are read as far as they go', () => {
  const odd = read({
    shipmentTrackingNumber: 9356579890,
    events: { date: '2026-03-01', typeCode: 7, description: null, extra: [{}], serviceArea: null },
    estimatedDeliveryDate: null,
    pieces: null,
  });
  assert.deepEqual(
    [odd.trackingNumber, odd.status, odd.estimatedDeliveryAt],
    ['9356579890', 'UNKNOWN', null],
  );
  assert.deepEqual(
    odd.events.map(({ code, occurredAt, location }) => [code, occurredAt, location]),
    [['7', '2026-03-01T00:00:00', null]],
  );
  assert.deepEqual(express([event('OK', 'soon', '')]).events, []);
  assert.deepEqual(readAnyTracking(wrapJson({ shipments: [] })), []);
  assert.throws(() => readAnyTracking(wrapJson({ nothing: 1 })), { code: 'UNREADABLE' });
});

test('several shipments are told apart by their numbers and those of their pieces', () => {
  const answer = wrapJson({
    shipments: [
      { shipmentTrackingNumber: '1', status: 'Success', pieces: [{ trackingNumber: 'JD1' }] },
      { shipmentTrackingNumber: '2', status: 'No Shipments Found' },
    ],
  });
  assert.deepEqual([...readByNumber(answer).keys()], ['1', 'JD1']);
  const [known, missing] = readAnyTracking(answer);
  assert.ok(known && !(known instanceof CarrierError));
  assert.ok(missing instanceof CarrierError && missing.kind === 'NOT_FOUND');
});

const unified = (status: Json, events: Json, more: Record<string, Json> = {}) =>
  read({ id: '00340434292135100186', service: 'parcel-de', status, events, ...more });
const told = (statusCode: string, timestamp: string, description = '') => ({
  ...{ statusCode, timestamp, description, status: statusCode },
  location: { address: { addressLocality: 'Köln', countryCode: 'DE' } },
});

test('all divisions’ five codes are refined by words', () => {
  const cases: [string, string, string][] = [
    ['pre-transit', 'The instruction data have been provided', 'PRE_TRANSIT'],
    ['transit', 'The shipment has been processed in the parcel center', 'IN_TRANSIT'],
    ['transit', 'The shipment has been loaded onto the delivery vehicle', 'OUT_FOR_DELIVERY'],
    ['transit', 'Die Sendung wurde in das Zustellfahrzeug geladen.', 'OUT_FOR_DELIVERY'],
    ['transit', 'Die Sendung kann in der Filiale abgeholt werden.', 'AVAILABLE_FOR_PICKUP'],
    ['transit', 'The shipment is ready for pick-up at the PACKSTATION', 'AVAILABLE_FOR_PICKUP'],
    ['transit', 'The shipment is being returned to the sender', 'RETURN_TO_SENDER'],
    [
      'transit',
      'Ready for collection; it will be returned to the sender if not',
      'AVAILABLE_FOR_PICKUP',
    ],
    ['transit', 'The parcel is not ready for collection', 'IN_TRANSIT'],
    ['transit', 'The shipment will be delivered tomorrow', 'IN_TRANSIT'],
    ['elsewhere', 'The shipment was not delivered', 'EXCEPTION'],
    ['TRANSIT', '', 'IN_TRANSIT'],
    ['delivered', 'The shipment has been successfully delivered', 'DELIVERED'],
    ['failure', 'The shipment could not be delivered', 'EXCEPTION'],
    ['unknown', '', 'UNKNOWN'],
    ['elsewhere', 'The shipment was delivered', 'DELIVERED'],
  ];
  for (const [code, words, expected] of cases) {
    const event = told(code, '2026-03-01T10:00:00', words);
    assert.equal(unified(event, [event]).status, expected, `${code} ${words}`);
  }
});

test('a parcel delivered back to its sender is no delivery', () => {
  const event = told('delivered', '2026-03-01T10:00:00');
  assert.equal(unified(event, [event], { returnFlag: true }).status, 'RETURN_TO_SENDER');
  assert.equal(unified(event, [event], { returnFlag: false }).status, 'DELIVERED');
});

test('the newest event wins in any order; an announcement stamped late does not take it back', () => {
  const transit = told('transit', '2026-03-01T09:00:00');
  const late = told('pre-transit', '2026-03-01T09:05:00');
  assert.equal(unified(transit, [transit, late]).status, 'IN_TRANSIT');
  const delivered = told('delivered', '2026-03-02T12:00:00+01:00');
  const tracking = unified(delivered, [transit, late, delivered]);
  assert.deepEqual(
    tracking.events.map(({ occurredAt }) => occurredAt),
    ['2026-03-02T12:00:00+01:00', '2026-03-01T09:05:00', '2026-03-01T09:00:00'],
  );
});

test('a status alone, as pushes bring it, is an event; one that repeats the newest is not', () => {
  const status = told('transit', '2026-03-01T09:00:00Z');
  assert.equal(unified(status, null).events.length, 1);
  assert.equal(unified(status, [told('transit', '2026-03-01T09:00:00')]).events.length, 1);
});

test('who signed and when it is due are told', () => {
  const event = told('delivered', '2026-03-01T10:00:00');
  const tracking = unified(event, [event], {
    details: { proofOfDelivery: { signed: { '@type': 'Organization', name: 'ACME dock' } } },
    estimatedDeliveryTimeFrame: { estimatedThrough: '2026-03-01T18:00:00+01:00' },
  });
  assert.deepEqual(
    [tracking.signedBy, tracking.estimatedDeliveryAt],
    ['ACME dock', '2026-03-01T18:00:00+01:00'],
  );
});
