import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { member } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { measureFiles } from '../src/measure/measure-files.ts';
import { LocalClock } from '../src/measurement/local-clock.ts';
import { deliveryOf } from './delivery.ts';
import { bookLine, mount, pingsOfFile, post, sendAll } from './drive.ts';
import { type Harness, startHarness } from './harness.ts';

const data = (name: string) =>
  fileURLToPath(new URL(`../../../../shared/data/chicago/${name}`, import.meta.url));
const skip = existsSync(data('shuttle-pings.csv.gz'))
  ? false
  : '../shared/data/chicago is not on this machine';

let harness: Harness;
before(async () => {
  if (!skip) harness = await startHarness();
});
after(() => harness?.stop());

test('three weeks of Chicago through ingest equal the measure of the file', { skip }, async () => {
  await harness.importCounts(data('traffic-counts.csv'), 'CHICAGO');
  const organizationId = newId('org');
  const line = await bookLine(harness, organizationId);
  for (const [, pings] of pingsOfFile(data('shuttle-pings.csv.gz'))) {
    const { deviceId, key } = await harness.deliverDevice(organizationId);
    const vehicleId = await mount(harness, organizationId, deviceId, { illuminated: true });
    await post(harness, organizationId, line, vehicleId, { placement: 'FULL_WRAP' });
    await sendAll(harness, key, pings);
  }
  await harness.settled();
  const measured = measureFiles({
    pings: data('shuttle-pings.csv.gz'),
    counts: data('traffic-counts.csv'),
    placement: 'FULL_WRAP',
    illuminated: true,
    json: true,
    clock: new LocalClock('America/Chicago'),
  });
  const delivery = await deliveryOf(harness.url, member(organizationId), line.lineId);
  assert.equal(delivery.gross.micro, measured.grossMicro.toString());
  assert.equal(delivery.ots.micro, measured.otsMicro.toString());
  assert.equal(Number(delivery.kilometres), measured.lengthMm / 1e6);
  assert.equal(Math.round(Number(delivery.hours) * 3_600_000), measured.durationMs);
  const stations = await harness.db.stationDay.groupBy({
    by: ['stationId'],
    where: { lineId: line.lineId, otsMicro: { gt: 0 } },
  });
  assert.equal(stations.length, measured.stations);
});
