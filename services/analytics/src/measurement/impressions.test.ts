import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countImpressions, type Panel } from './impressions.ts';
import { HOURLY_PROFILE, type Placement } from './method.ts';

const traffic = (same: number, opposite: number) => ({
  stationId: 1,
  sameVehiclesPerDay: same,
  oppositeVehiclesPerDay: opposite,
});
const wrap: Panel = { placement: 'FULL_WRAP', illuminated: false };

test('the profile of a day sums to 1000', () => {
  assert.equal(HOURLY_PROFILE.length, 24);
  assert.equal(
    HOURLY_PROFILE.reduce((sum, share) => sum + share),
    1000,
  );
});

test('an hour on a road of 10,000 vehicles earns its share of their persons', () => {
  const { grossMicro, otsMicro } = countImpressions(traffic(6000, 4000), 17, 3_600_000, wrap);
  assert.equal(grossMicro, 1_302_600_000n); // 10,000 vehicles * 0.078 * 1.67 persons.
  assert.equal(otsMicro, 1_224_444_000n); // (6,000 + 4,000 * 0.85) * 0.078 * 1.67.
});

test('each placement is seen from its own directions', () => {
  const ots = (placement: Placement) =>
    countImpressions(traffic(1000, 100), 8, 7_200_000, { placement, illuminated: false }).otsMicro;
  assert.deepEqual(
    (['FULL_WRAP', 'REAR', 'FRONT', 'DRIVER_SIDE', 'PASSENGER_SIDE'] as const).map(ots),
    [21700n, 20000n, 2000n, 13700n, 8000n].map((twentieths) => twentieths * 71n * 167n),
  );
});

test('half a micro-impression is rounded up, a little less is not', () => {
  const gross = (vehicles: number, hour: number, ms: number, occupancy: number) =>
    countImpressions(traffic(vehicles, 0), hour, ms, wrap, {
      hourlyProfile: HOURLY_PROFILE,
      occupancy,
    }).grossMicro;
  assert.equal(gross(1, 2, 45_000, 1), 1n); // 180,000 of 360,000.
  assert.equal(gross(1, 2, 44_999, 1), 0n);
  assert.equal(gross(1, 2, 135_000, 1), 2n);
});

test('numerators beyond 2^53 keep every digit', () => {
  const vehicles = 9_007_199_254_740_991;
  const { grossMicro, otsMicro } = countImpressions(traffic(vehicles, vehicles), 17, 119_999, wrap);
  assert.equal(grossMicro, (2n * BigInt(vehicles) * 78n * 119_999n * 167n + 180_000n) / 360_000n);
  assert.equal(
    otsMicro,
    (37n * BigInt(vehicles) * 78n * 119_999n * 167n + 3_600_000n) / 7_200_000n,
  );
});

test('a tie just beyond 2^53 is decided exactly', () => {
  // The next numbers on either side that floating point knows are 2 or more away.
  for (let vehicles = 2 ** 53 - 3; vehicles <= 2 ** 53 - 1; vehicles++) {
    for (const [hour, share] of [
      [5, 19n],
      [16, 77n],
      [7, 69n],
    ] as const) {
      for (let ms = 1; ms < 400; ms += 7) {
        const assumptions = { hourlyProfile: HOURLY_PROFILE, occupancy: 1 };
        const { grossMicro } = countImpressions(traffic(vehicles, 0), hour, ms, wrap, assumptions);
        const exact = (BigInt(vehicles) * share * BigInt(ms) + 180_000n) / 360_000n;
        assert.equal(grossMicro, exact);
      }
    }
  }
});

test('after dark only the illuminated are seen, and GROSS does not ask', () => {
  const lit = { ...wrap, illuminated: true };
  for (let hour = 0; hour < 24; hour++) {
    const dark = countImpressions(traffic(5000, 5000), hour, 60_000, wrap);
    const bright = countImpressions(traffic(5000, 5000), hour, 60_000, lit);
    assert.equal(dark.otsMicro, hour >= 6 && hour <= 19 ? bright.otsMicro : 0n, `hour ${hour}`);
    assert.ok(bright.otsMicro > 0n);
    assert.equal(dark.grossMicro, bright.grossMicro);
  }
});

test('LTS and AUDIENCE are rounded from the rounded figure before them, and are never guessed', () => {
  const count = (visibilityIndex: number | null, audienceShare: number | null) => {
    const panel = { ...wrap, visibilityIndex, audienceShare };
    const { otsMicro, ltsMicro, audienceMicro } = countImpressions(traffic(1, 0), 12, 1000, panel);
    return [otsMicro, ltsMicro, audienceMicro];
  };
  assert.deepEqual(count(null, null), [26n, null, null]);
  assert.deepEqual(count(null, 500), [26n, null, null]);
  assert.deepEqual(count(500, null), [26n, 13n, null]);
  assert.deepEqual(count(250, 500), [26n, 7n, 4n]); // 6.5 -> 7, 3.5 -> 4.
  assert.deepEqual(count(0, 0), [26n, 0n, 0n]);
});

test('without traffic nothing is earned', () => {
  const panel = { ...wrap, visibilityIndex: 500 };
  assert.deepEqual(countImpressions(null, 12, 1000, panel), {
    grossMicro: 0n,
    otsMicro: 0n,
    ltsMicro: 0n,
    audienceMicro: null,
  });
});
