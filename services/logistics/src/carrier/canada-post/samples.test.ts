import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Tracking } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import { replay } from './replay.ts';

const folder = join(
  import.meta.dirname,
  '../../../../../../shared/facts/couriers/samples/canadapost',
);
const skip = existsSync(folder) ? false : 'the couriers’ samples are not here';

const captured = (name: string, status = 200) => ({
  ...{ body: readFileSync(join(folder, name)), status, contentType: null },
});
const tracking = (name: string): Tracking => {
  const [found] = replay.tracking?.(captured(name)) ?? [];
  assert.ok(found && !(found instanceof CarrierError));
  return found;
};

test('prices have the taxes and surcharges in them', { skip }, () => {
  const offers = replay.rates?.(captured('rates.response-200.xml')) ?? [];
  assert.deepEqual(
    offers.map(({ service, amountMinor, transitDays }) => [service, amountMinor, transitDays]),
    [
      ['DOM.EP', 1021, 2],
      ['DOM.PC', 2520, 1],
      ['DOM.RP', 1021, 4],
      ['DOM.XP', 1364, 2],
    ],
  );
});

test('each captured parcel is where its newest event says', { skip }, () => {
  const where = (name: string) => {
    const { status, estimatedDeliveryAt, signedBy, events } = tracking(name);
    return [status, estimatedDeliveryAt, signedBy, events.length];
  };
  assert.deepEqual(where('tracking-detail-en.xml'), ['DELIVERED', '2011-02-11', 'HETU', 10]);
  // Delivered, then corrected: out for delivery again.
  const corrected = ['OUT_FOR_DELIVERY', '2011-04-05', 'HETU', 6];
  assert.deepEqual(where('tracking-detail-delivered.xml'), corrected);
  const late = ['OUT_FOR_DELIVERY', '2011-02-11', 'R GREGOIRE', 7];
  assert.deepEqual(where('tracking-detail-undelivered.xml'), late);
  const json = ['DELIVERED', '2026-09-25', null, 4];
  assert.deepEqual(where('json-tracking-details.response-200.json'), json);
});

test('purchases and refusals are read', { skip }, () => {
  const bought = replay.label?.(captured('shipment.response-200.xml'));
  assert.deepEqual((bought as { charged: unknown }).charged, {
    ...{ amountMinor: 3158, currency: 'CAD' },
  });
  assert.ok(replay.label?.(captured('ncshipment.response-200.xml')));
  assert.ok(replay.pickup?.(captured('pickup-availability.response-200.xml')));
  const kinds: [string, number, string][] = [
    ['auth.error-E002.xml', 401, 'AUTHENTICATION'],
    ['rates.response-400-schema-error.xml', 400, 'VALIDATION'],
    ['throttle.error-Server.xml', 503, 'RATE_LIMITED'],
    ['tracking.error-004.xml', 404, 'NOT_FOUND'],
  ];
  for (const [name, status, kind] of kinds) {
    assert.equal(replay.error(captured(name, status)).kind, kind, name);
  }
});
