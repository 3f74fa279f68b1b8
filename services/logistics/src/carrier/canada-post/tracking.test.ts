import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CarrierError } from '../carrier-error.ts';
import { readXml } from '../xml.ts';
import { toRfc3339 } from './local-time.ts';
import { statusOf } from './status-map.ts';
import { readTracking } from './tracking.ts';

const occurrence = (code: string, time: string, description = 'Something', extra = '') =>
  `<occurrence><event-identifier>${code}</event-identifier><event-date>2026-01-05</event-date>
   <event-time>${time}</event-time><event-time-zone>EST</event-time-zone>
   <event-description>${description}</event-description><signatory-name/>
   <event-site>TORONTO</event-site><event-province>ON</event-province>${extra}</occurrence>`;

const detail = (...occurrences: string[]) => {
  const [tracking] = readTracking(
    readXml(
      `<tracking-detail xmlns="urn:t"><pin>1234567890123456</pin><expected-delivery-date>2026-01-07</expected-delivery-date>
       <changed-expected-date/><significant-events>${occurrences.join('')}</significant-events></tracking-detail>`,
    ),
  );
  if (tracking instanceof CarrierError) throw tracking;
  return tracking;
};

test('the newest event that tells a state is the headline', () => {
  const tracking = detail(
    occurrence('20', '15:00:00', 'Signature image recorded'),
    occurrence('1496', '14:00:00', 'Item successfully delivered'),
    occurrence('0174', '08:00:00', 'Item out for delivery'),
  );
  assert.equal(tracking?.status, 'DELIVERED');
  assert.equal(tracking?.statusReason, 'Item successfully delivered');
  assert.equal(tracking?.estimatedDeliveryAt, '2026-01-07');
  assert.deepEqual(
    tracking?.events.map(({ status }) => status),
    [null, 'DELIVERED', 'OUT_FOR_DELIVERY'],
  );
  assert.equal(tracking?.events[1]?.occurredAt, '2026-01-05T14:00:00-05:00');
  assert.equal(tracking?.events[1]?.location, 'TORONTO, ON');
});

test('events in any order give the same headline', () => {
  const list = [
    occurrence('0174', '08:00:00'),
    occurrence('1496', '14:00:00'),
    occurrence('3000', '01:00:00'),
  ];
  assert.equal(detail(...list)?.status, 'DELIVERED');
  assert.equal(detail(...list.reverse())?.status, 'DELIVERED');
});

test('an unknown code and unknown elements are kept and throw nothing', () => {
  const tracking = detail(
    occurrence('99999', '09:00:00', 'New', '<drone-altitude>12</drone-altitude>'),
  );
  assert.equal(tracking?.status, 'UNKNOWN');
  assert.equal(tracking?.events[0]?.code, '99999');
  assert.equal(detail()?.status, 'UNKNOWN');
});

test('leading zeros of a code do not matter', () => {
  for (const code of ['174', '0174', '00174']) assert.equal(statusOf(code, ''), 'OUT_FOR_DELIVERY');
});

test('words of a return win over the code, in both languages', () => {
  for (const text of [
    'Item returned to sender',
    'Item being returned to the sender',
    'Article renvoyé à l’expéditeur',
    "Article retourné à l'expéditeur",
  ]) {
    assert.equal(statusOf('1496', text), 'RETURN_TO_SENDER', text);
  }
  assert.equal(statusOf('1496', 'Item delivered to sender’s neighbour'), 'DELIVERED');
});

test('a time has the offset of its zone, and none when the zone is not known', () => {
  assert.equal(toRfc3339('2026-01-05', '08:00:00', 'NST'), '2026-01-05T08:00:00-03:30');
  assert.equal(toRfc3339('2026-07-05', '08:00', 'PDT'), '2026-07-05T08:00:00-07:00');
  assert.equal(toRfc3339('2026-01-05', null, null), '2026-01-05T00:00:00');
  assert.equal(toRfc3339('2026-13-05', '08:00:00', 'EST'), null);
  assert.equal(toRfc3339('', '08:00:00', 'EST'), null);
});
