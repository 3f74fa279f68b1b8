import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Poster } from '../assignment/carriage.ts';
import type { MeasuredInterval } from '../measurement/measure-interval.ts';
import type { Interval } from '../measurement/track-device.ts';
import { DeliveryDays } from './delivery-sums.ts';

const poster = (lineId: string, campaignId: string): Poster => ({
  ...{ organizationId: 'org', vehicleId: 'veh', lineId, campaignId, creativeId: 'crv' },
  ...{ placement: 'REAR', fromMs: 0, toMs: null },
});
const interval: Interval = {
  ...{ startMs: 0, durationMs: 1_000, lengthMm: 9_000, latitude: 0, longitude: 0 },
  ...{ credited: true, axis: 0 },
};
const measured = (otsMicro: bigint): MeasuredInterval => ({
  ...{ grossMicro: 10n, otsMicro, ltsMicro: null, audienceMicro: null },
  ...{ localDate: '2026-05-04', stationId: 1, uncovered: false },
});

test('lines of a campaign on one vehicle add their impressions and share its driving', () => {
  const days = new DeliveryDays();
  const [one, two, other] = [poster('l1', 'c1'), poster('l2', 'c1'), poster('l3', 'c2')];
  const shown = [
    { poster: one, measured: measured(5n), isCounted: true },
    { poster: two, measured: measured(3n), isCounted: true },
    { poster: other, measured: measured(2n), isCounted: true },
  ];
  days.addInterval(shown, interval);
  days.addInterval(shown, interval);
  days.addGap([one, two], { startMs: 0, durationMs: 7, latitude: 0, longitude: 0 }, '2026-05-04');
  assert.deepEqual(
    days.rows().map(({ ofId, otsMicro, durationMs, lengthMm, gapMs }) => ({
      ...{ ofId, sums: [otsMicro, durationMs, lengthMm, gapMs] },
    })),
    [
      { ofId: 'l1', sums: [10n, 2_000n, 18_000n, 7n] },
      { ofId: 'c1', sums: [16n, 2_000n, 18_000n, 7n] },
      { ofId: 'l2', sums: [6n, 2_000n, 18_000n, 7n] },
      { ofId: 'l3', sums: [4n, 2_000n, 18_000n, 0n] },
      { ofId: 'c2', sums: [4n, 2_000n, 18_000n, 0n] },
    ],
  );
});

test('where a market has no counts impressions are missing, kilometres are not', () => {
  const days = new DeliveryDays();
  days.addInterval(
    [{ poster: poster('l1', 'c1'), measured: measured(5n), isCounted: false }],
    interval,
  );
  for (const row of days.rows()) {
    assert.deepEqual([row.grossMicro, row.otsMicro, row.lengthMm], [null, null, 9_000n]);
  }
});
