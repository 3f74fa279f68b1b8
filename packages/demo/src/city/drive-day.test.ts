import assert from 'node:assert/strict';
import { it } from 'node:test';
import { SeededRandom } from '../seeded-random.ts';
import { planDriving } from '../year/plan-driving.ts';
import { driveDay } from './drive-day.ts';
import { metresBetween } from './street-grid.ts';
import { cities, type MarketCode } from './streets.ts';
import { trafficCounts } from './traffic-counts.ts';

const shift = { startMs: Date.UTC(2026, 10, 2, 14), drivingMs: 2 * 3_600_000 };

for (const market of Object.keys(cities) as MarketCode[]) {
  it(`drives through ${market} in order of time and no faster than traffic`, () => {
    const depot = { avenue: 1, street: 1 };
    const pings = driveDay(new SeededRandom(5), cities[market], { ...shift, depot });
    assert.ok(pings.length > 300);
    for (const [index, ping] of pings.slice(1).entries()) {
      const before = pings[index];
      assert.ok(before && before.atMs < ping.atMs);
      // Two receivers' errors within a second look like speed.
      const metres = Math.max(0, metresBetween(before, ping) - 15);
      assert.ok(metres / ((ping.atMs - before.atMs) / 1000) < 17, `${metres} m`);
    }
  });
}

it('drives the same way again, Sundays and the future excepted', () => {
  const days = [Date.UTC(2026, 10, 1), Date.UTC(2026, 10, 2), Date.UTC(2026, 10, 3)];
  const now = new Date('2026-11-03T16:30:00Z');
  const drive = () => planDriving(new SeededRandom(9), cities.CHICAGO, days, now);
  assert.deepEqual(drive(), drive());
  const times = drive().map(({ atMs }) => atMs);
  // Monday morning in Chicago.
  assert.ok(Math.min(...times) > Date.UTC(2026, 10, 2, 13));
  assert.ok(Math.max(...times) <= now.getTime());
});

it('counts traffic in the directions of a street', () => {
  const [header, ...rows] = trafficCounts(new SeededRandom(1), cities.TORONTO).trim().split('\n');
  assert.match(header ?? '', /^id,street,counted_on,vehicles_per_day,northbound/);
  assert.ok(rows.length > 50);
  for (const row of rows) {
    const [, , , all, north, south, east, west] = row.split(',');
    const flows = [north, south, east, west].filter((flow) => flow !== '').map(Number);
    assert.equal(flows.length, 2);
    assert.equal(
      flows.reduce((sum, flow) => sum + flow, 0),
      Number(all),
    );
  }
});
