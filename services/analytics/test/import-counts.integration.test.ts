import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { eventually, member, signedQuery, staff } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { deliveryOf } from './delivery.ts';
import { bookLine, mount, pingsOfFile, post, sample, sendAll } from './drive.ts';
import { type Harness, startHarness } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'counts-'));
let harness: Harness;
before(async () => {
  harness = await startHarness();
});
after(async () => {
  rmSync(folder, { recursive: true });
  await harness?.stop();
});

const program = join(import.meta.dirname, '..', 'src', 'import-counts.ts');

/** Runs the command on the database of the running service, as an operator does. */
function run(args: string[], databaseUrl = harness.databaseUrl) {
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [program, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

test('a market that is counted again is measured again by the running service', async () => {
  const organizationId = newId('org');
  const anna = member(organizationId);
  const { deviceId, key } = await harness.deliverDevice(organizationId);
  const line = await bookLine(harness, organizationId);
  await post(harness, organizationId, line, await mount(harness, organizationId, deviceId));
  await sendAll(
    harness,
    key,
    (pingsOfFile(sample('pings.csv.gz')).get('van-01') ?? []).slice(0, 900),
  );
  await harness.settled();
  const file = sample('traffic-counts.csv');
  const first = await run([file, '--market', 'CHICAGO', '--source', 'City, 2026']);
  assert.deepEqual([first.code, first.stderr], [0, '']);
  assert.match(first.stdout, /^Imported 230 counts as version 1 of CHICAGO; 1 devices/);
  const one = await eventually(async () => (await deliveryOf(harness.url, anna, line.lineId)).ots);
  const halved = join(folder, 'halved.csv');
  writeFileSync(
    halved,
    'id,street,counted_on,vehicles_per_day,northbound,southbound,eastbound,westbound,latitude,longitude\n' +
      '1,Main,2026-05-04,2,1,1,1,1,41.8,-87.6\n',
  );
  assert.equal((await run([halved, '--market', 'CHICAGO'])).code, 0);
  await eventually(async () => {
    const { ots } = await deliveryOf(harness.url, anna, line.lineId);
    return ots.micro !== one.micro;
  });
  const query = '{ trafficCounts { marketCode version stations source } }';
  const { data } = await signedQuery(harness.url, staff('CAMPAIGN_OPS'), query);
  assert.deepEqual(data.trafficCounts, [
    { marketCode: 'CHICAGO', version: 2, stations: 1, source: halved },
  ]);
  const refused = await signedQuery(harness.url, anna, query);
  assert.equal(refused.errors?.[0]?.extensions.code, 'FORBIDDEN');
});

test('a file with a bad row is refused with its line, and nothing is imported', async () => {
  const file = join(folder, 'bad.csv');
  writeFileSync(
    file,
    'id,street,counted_on,vehicles_per_day,northbound,southbound,eastbound,westbound,latitude,longitude\n' +
      '1,Main,2026-05-04,2,1,1,,,41.8,-87.6\n2,Main,2026-05-04,2,one,1,,,41.8,-87.6\n',
  );
  const bad = await run([file, '--market', 'TORONTO']);
  assert.deepEqual([bad.code, bad.stdout], [1, '']);
  assert.match(bad.stderr, /line 3: northbound "one" is not a whole number/);
  assert.equal(await harness.db.trafficCountSet.count({ where: { marketCode: 'TORONTO' } }), 0);
});

test('wrong usage and a database that is away are told in a sentence', async () => {
  const usage = await run([sample('traffic-counts.csv')]);
  assert.equal(usage.code, 2);
  assert.match(usage.stderr, /--market/);
  assert.equal((await run(['--markt', 'X'])).code, 2);
  const args = [sample('traffic-counts.csv'), '--market', 'CHICAGO'];
  const away = await run(args, 'postgres://nobody:x@127.0.0.1:1/none');
  assert.equal(away.code, 1);
  assert.match(away.stderr, /^The database cannot be used: /);
  assert.doesNotMatch(away.stderr, /\n\s+at /);
});
