import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { member } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { measureFiles } from '../src/measure/measure-files.ts';
import { jsonReport } from '../src/measure/report.ts';
import { LocalClock } from '../src/measurement/local-clock.ts';
import { deliveryOf } from './delivery.ts';
import { bookLine, mount, pingsOfFile, post, sample, sendAll } from './drive.ts';
import { type Harness, startHarness } from './harness.ts';
import { SeededRandom } from './seeded-random.ts';

let harness: Harness;
before(async () => {
  harness = await startHarness();
  await harness.importCounts(sample('traffic-counts.csv'), 'CHICAGO');
});
after(() => harness?.stop());

const measured = JSON.parse(
  jsonReport(
    measureFiles({
      pings: sample('pings.csv.gz'),
      counts: sample('traffic-counts.csv'),
      placement: 'REAR',
      illuminated: false,
      json: true,
      clock: new LocalClock('America/Chicago'),
    }),
  ),
);

test('the report equals the file measure to the micro-impression, in whatever order pings came', async () => {
  const organizationId = newId('org');
  const anna = member(organizationId);
  const line = await bookLine(harness, organizationId);
  const random = new SeededRandom(5);
  for (const [, pings] of pingsOfFile(sample('pings.csv.gz'))) {
    const { deviceId, key } = await harness.deliverDevice(organizationId);
    await post(harness, organizationId, line, await mount(harness, organizationId, deviceId));
    const shuffled = pings
      .map((ping) => ({ ping, at: random.between(0, 1) }))
      .sort((a, b) => a.at - b.at)
      .map(({ ping }) => ping);
    await sendAll(harness, key, shuffled, 1_700);
  }
  await harness.settled();
  const delivery = await deliveryOf(harness.url, anna, line.lineId);
  assert.equal(delivery.gross.micro, String(measured.grossMicro));
  assert.equal(delivery.ots.micro, String(measured.otsMicro));
  assert.equal(Math.round(Number(delivery.kilometres) * 1e6), Math.round(measured.metres * 1e3));
  assert.equal(Math.round(Number(delivery.hours) * 3_600_000), measured.seconds * 1000);
  assert.equal(
    Math.round(Number(delivery.creditedHours) * 3_600_000),
    measured.creditedSeconds * 1000,
  );
  assert.equal(Math.round(Number(delivery.gapHours) * 3_600_000), measured.gapSeconds * 1000);
  assert.equal(
    delivery.coverage,
    (1 - measured.uncoveredSeconds / measured.creditedSeconds).toFixed(6),
  );
  assert.equal(delivery.vehicles, 4);
  const days = Map.groupBy<string, { localDate: string; otsMicro: number }>(
    measured.byVehicleDay,
    ({ localDate }) => localDate,
  );
  assert.deepEqual(
    delivery.byDay.map((day: { date: string; ots: { micro: string } }) => [
      day.date,
      day.ots.micro,
    ]),
    [...days]
      .map(([date, rows]) => [date, String(rows.reduce((sum, row) => sum + row.otsMicro, 0))])
      .sort(),
  );
  assert.equal(delivery.daysLive, days.size);
});
