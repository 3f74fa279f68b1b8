import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CarrierError } from '../carrier-error.ts';
import { replay } from './replay.ts';

const captured = (body: unknown, status = 200) => ({
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  status,
  contentType: null,
});
const tracking = (body: unknown, status = 200) => replay.tracking?.(captured(body, status)) ?? [];
const track = (body: unknown) => {
  const [found] = tracking(body);
  assert.ok(found !== undefined && !(found instanceof CarrierError), String(found));
  return found;
};

const event = (eventCode: string, eventType: string, hour: number, more: object = {}) => ({
  ...{ eventCode, eventType, eventCity: 'TULSA', eventState: 'OK', eventZIPCode: '74103' },
  ...{ eventTimestamp: `2026-11-20T${String(hour).padStart(2, '0')}:15:00`, ...more },
});

test('the newest event tells the state, whatever the order of the list', () => {
  const late = event('01', 'Delivered, Front Door/Porch', 16, { name: 'R OSEI' });
  const early = event('OF', 'Out for Delivery', 8);
  for (const trackingEvents of [
    [late, early],
    [early, late],
  ]) {
    const read = track({ trackingNumber: '9400', trackingEvents });
    assert.deepEqual([read.status, read.signedBy], ['DELIVERED', 'R OSEI']);
    assert.deepEqual(
      read.events.map(({ code }) => code),
      ['01', 'OF'],
    );
  }
});

test('a scan after the delivery corrects it', () => {
  const trackingEvents = [event('10', 'Arrived at Facility', 18), event('01', 'Delivered', 16)];
  assert.equal(track({ trackingNumber: '9400', trackingEvents }).status, 'IN_TRANSIT');
});

test('each code has its state, and a code nobody knows goes by the words or the category', () => {
  const states: [string, string, string][] = [
    ['GX', 'Shipping Label Created', 'PRE_TRANSIT'],
    ['MA', 'Shipping Label Created', 'PRE_TRANSIT'],
    ['03', 'Accepted', 'IN_TRANSIT'],
    ['T1', 'Departed', 'IN_TRANSIT'],
    ['06', 'Forwarded', 'IN_TRANSIT'],
    ['OF', 'Out for Delivery', 'OUT_FOR_DELIVERY'],
    ['01', 'Delivered', 'DELIVERED'],
    ['43', 'Picked Up', 'DELIVERED'],
    ['14', 'Arrival at Pick-Up Point', 'AVAILABLE_FOR_PICKUP'],
    ['16', 'Available for Pickup', 'AVAILABLE_FOR_PICKUP'],
    ['55', 'Notice Left', 'EXCEPTION'],
    ['DX', 'Delivery status not updated', 'EXCEPTION'],
    ['04', 'Refused', 'EXCEPTION'],
    ['09', 'Return to Sender', 'RETURN_TO_SENDER'],
    ['21', 'Unclaimed', 'RETURN_TO_SENDER'],
    ['01', 'Delivered, To Original Sender', 'RETURN_TO_SENDER'],
    ['54', 'Notice Left, Available for Pickup', 'AVAILABLE_FOR_PICKUP'],
    ['ZQ', 'Departed USPS Facility', 'IN_TRANSIT'],
    ['ZQ', 'Something new', 'UNKNOWN'],
  ];
  for (const [code, words, status] of states) {
    const read = track({ trackingNumber: '9400', trackingEvents: [event(code, words, 9)] });
    assert.equal(read.status, status, `${code} ${words}`);
  }
  const newCode = [event('ZQ', 'Something new', 9)];
  const told = { trackingNumber: '9400', statusCategory: 'Out for Delivery' };
  assert.equal(track({ ...told, trackingEvents: newCode }).status, 'OUT_FOR_DELIVERY');
  assert.equal(track({ ...told, trackingEvents: newCode }).events[0]?.status, 'OUT_FOR_DELIVERY');
});

test('a parcel without events stands where its category says', () => {
  const categories: [string, string][] = [
    ['Pre-Shipment', 'PRE_TRANSIT'],
    ['Moving Through Network', 'IN_TRANSIT'],
    ['Delivery Attempt', 'EXCEPTION'],
    ['Alert', 'EXCEPTION'],
    ['Available for Pickup', 'AVAILABLE_FOR_PICKUP'],
    ['A new one', 'UNKNOWN'],
  ];
  for (const [statusCategory, status] of categories) {
    const read = track({ trackingNumber: '9400', statusCategory, trackingEvents: null });
    assert.deepEqual([read.status, read.events.length], [status, 0], statusCategory);
  }
});

test('times have the offset that is known, and none that is not', () => {
  const times: [object, string][] = [
    [{ GMTTimestamp: '2026-11-20T15:15:31Z', GMTOffset: '-06:00' }, '2026-11-20T15:15:31Z'],
    [{ GMTTimestamp: '2026-11-20T15:15:31' }, '2026-11-20T15:15:31Z'],
    [{ GMTOffset: '-06:00' }, '2026-11-20T09:15:00-06:00'],
    [{ eventTimestamp: '2026-11-20T09:15:00Z' }, '2026-11-20T09:15:00'],
    [{ eventTimestamp: '2026-11-20T09:15:00.000-06:00' }, '2026-11-20T09:15:00-06:00'],
    [{ eventTimestamp: '2026-11-20 09:15:00.000000' }, '2026-11-20T09:15:00'],
    [{ eventTimestamp: '2026-11-20' }, '2026-11-20T00:00:00'],
  ];
  for (const [more, occurredAt] of times) {
    const trackingEvents = [event('10', 'Arrived', 9, more)];
    assert.equal(
      track({ trackingNumber: '9400', trackingEvents }).events[0]?.occurredAt,
      occurredAt,
    );
  }
  const undated = [event('10', 'Arrived', 9, { eventTimestamp: null })];
  assert.deepEqual(track({ trackingNumber: '9400', trackingEvents: undated }).events, []);
});

test('the expected day is read from either version', () => {
  const days: [object, string | null][] = [
    [{ expectedDeliveryTimeStamp: '2026-11-24T21:00:00Z' }, '2026-11-24'],
    [{ predictedDeliveryDate: '2026-11-25' }, '2026-11-25'],
    [{ deliveryDateExpectation: { expectedDeliveryDate: '2026-11-26' } }, '2026-11-26'],
    [{ deliveryDateExpectation: { predictedDeliveryDate: 'November 27, 2026' } }, '2026-11-27'],
    [{ expectedDeliveryTimeStamp: '' }, null],
    [{ expectedDeliveryTimeStamp: 'soon' }, null],
  ];
  for (const [more, expected] of days) {
    assert.equal(track({ trackingNumber: '9400', ...more }).estimatedDeliveryAt, expected);
  }
});

test('an array mixes parcels and refusals, in its order', () => {
  const answers = tracking(
    [
      { trackingNumber: '9400', statusCategory: 'Accepted' },
      { statusCode: '404', error: { message: 'Tracking is not available for this item' } },
      { trackingNumber: '9401', statusCategory: 'Delivered', status: 'Delivered' },
    ],
    207,
  );
  const told = answers.map((one) => (one instanceof CarrierError ? one.kind : one.status));
  assert.deepEqual(told, ['IN_TRANSIT', 'NOT_FOUND', 'DELIVERED']);
  assert.deepEqual(tracking([]), []);
});

test('a summary in sentences and a pushed payload are read as well', () => {
  const summary = track({
    trackingNumber: '9400',
    expectedDeliveryDate: '2026-11-24',
    eventSummaries: [
      'Out for Delivery, November 23, 2026, 7:10 am, TULSA, OK 74103',
      'Your item arrived at our facility in TULSA, OK 74103 on November 22, 2026 at 11:40 pm.',
    ],
  });
  assert.equal(summary.status, 'OUT_FOR_DELIVERY');
  assert.deepEqual(
    summary.events.map(({ occurredAt }) => occurredAt),
    ['2026-11-23T07:10:00', '2026-11-22T23:40:00'],
  );
  const payload = JSON.stringify({ trackingNumber: '9400', statusCategory: 'Delivered' });
  assert.equal(track({ subscriptionId: 's', timestamp: 't', payload }).status, 'DELIVERED');
});
