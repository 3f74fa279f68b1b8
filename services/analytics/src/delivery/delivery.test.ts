import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DeliveryFact, summarise } from './delivery.ts';

const fact: DeliveryFact = {
  localDate: '2026-05-04',
  vehicleId: 'van',
  grossMicro: 10n,
  otsMicro: 8n,
  durationMs: 1000n,
  creditedMs: 900n,
  uncoveredMs: 90n,
  gapMs: 5n,
  lengthMm: 7000n,
};

test('facts are summed in all, by day and by vehicle, in order', () => {
  const delivery = summarise(
    ['line'],
    [
      { ...fact, localDate: '2026-05-05', vehicleId: 'bus' },
      fact,
      { ...fact, localDate: '2026-05-05' },
    ],
    [],
  );
  assert.equal(delivery.grossMicro, 30n);
  assert.equal(delivery.lengthMm, 21_000n);
  assert.deepEqual([delivery.daysLive, delivery.vehicles, delivery.missing], [2, 2, null]);
  assert.deepEqual(
    delivery.byDay.map(({ date, otsMicro }) => [date, otsMicro]),
    [
      ['2026-05-04', 8n],
      ['2026-05-05', 16n],
    ],
  );
  assert.deepEqual(
    delivery.byVehicle.map(({ vehicleId, otsMicro }) => [vehicleId, otsMicro]),
    [
      ['bus', 8n],
      ['van', 16n],
    ],
  );
});

test('a sum of which one part is missing is missing, and says why', () => {
  const facts = [fact, { ...fact, vehicleId: 'bus', grossMicro: null, otsMicro: null }];
  const delivery = summarise(['line'], facts, ['TORONTO']);
  assert.deepEqual([delivery.grossMicro, delivery.otsMicro], [null, null]);
  assert.equal(delivery.missing, 'NO_COUNTS');
  assert.equal(delivery.lengthMm, 14_000n);
  assert.equal(delivery.byVehicle[1]?.otsMicro, 8n);
  assert.equal(summarise(['line'], facts, []).missing, 'BEING_MEASURED');
});

test('before anything was driven there are no impressions, rather than none', () => {
  const gap = { ...fact, durationMs: 0n, creditedMs: 0n, uncoveredMs: 0n, lengthMm: 0n };
  for (const facts of [[], [{ ...gap, grossMicro: 0n, otsMicro: 0n }]]) {
    const delivery = summarise(['line'], facts, []);
    assert.deepEqual([delivery.otsMicro, delivery.missing], [null, 'NO_DRIVING']);
    assert.deepEqual([delivery.daysLive, delivery.vehicles], [0, 0]);
  }
});
