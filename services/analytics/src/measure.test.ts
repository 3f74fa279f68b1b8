import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const folder = mkdtempSync(join(tmpdir(), 'measure-'));
after(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const measure = (...args: string[]) =>
  spawnSync(process.execPath, [fileURLToPath(new URL('./measure.ts', import.meta.url)), ...args], {
    encoding: 'utf8',
  });

const pings = file(
  'pings',
  gzipSync(
    [
      'recorded_at,vehicle,trip,longitude,latitude',
      '2011-04-01T17:00:10Z,van,1,-87.6,41.801',
      '2011-04-01T17:00:00Z,van,1,-87.6,41.8',
      '2011-04-01T17:00:20.5Z,van,1,-87.6,41.802',
      '2011-04-02T05:00:00Z,van,2,-87.6,41.8',
      '2011-04-02T05:00:10Z,van,2,-87.6,41.801',
      '2011-04-01T17:10:00Z,bus,3,-87.6,41.8',
      '2011-04-01T17:10:10Z,bus,3,-87.6,41.8',
      '2011-04-01T17:20:10Z,bus,3,-87.6,41.8',
      'nonsense,bus,3,-87.6,41.8',
    ].join('\n'),
  ),
);
const counts = file(
  'counts.csv',
  '\ufeffid,street,counted_on,vehicles_per_day,northbound,southbound,eastbound,westbound,latitude,longitude\r\n' +
    '3,State,2006-02-28,10000,6000,4000,,,41.801,-87.6\r\n',
);
const files = ['--pings', pings, '--counts', counts];

test('--json prints the figures of the issue and nothing else', () => {
  const { status, stdout, stderr } = measure(...files, '--placement', 'FULL_WRAP', '--json');
  assert.equal(stderr, '');
  assert.equal(status, 0);
  // Noon has 56 and midnight 9 per mille; the bus stands on the same road and earns nothing.
  const gross = (ms: number, share: number) =>
    Math.floor((10_000 * share * ms * 167 + 180_000) / 360_000);
  const ots = (ms: number, share: number) =>
    Math.floor(((6000 * 20 + 4000 * 17) * share * ms * 167 + 3_600_000) / 7_200_000);
  assert.deepEqual(JSON.parse(stdout), {
    pings: 9,
    dropped: 1,
    jumps: 0,
    intervals: 4,
    seconds: 40.5,
    creditedSeconds: 30.5,
    uncoveredSeconds: 0,
    gapSeconds: 600,
    metres: 333.585,
    grossMicro: gross(10_000, 56) + gross(10_500, 56) + gross(10_000, 9),
    otsMicro: ots(10_000, 56) + ots(10_500, 56),
    byVehicleDay: [
      { vehicle: 'bus', localDate: '2011-04-01', otsMicro: 0 },
      { vehicle: 'van', localDate: '2011-04-01', otsMicro: ots(10_000, 56) + ots(10_500, 56) },
      { vehicle: 'van', localDate: '2011-04-02', otsMicro: 0 },
    ],
    stations: 1,
  });
});

test('a lit panel earns after dark, and the time zone decides when that is', () => {
  const ots = (...args: string[]) => {
    const { stdout } = measure(...files, '--placement', 'REAR', '--json', ...args);
    return JSON.parse(stdout).byVehicleDay.map((day: { otsMicro: number }) => day.otsMicro > 0);
  };
  assert.deepEqual(ots('--illuminated'), [false, true, true]);
  assert.deepEqual(ots('--time-zone', 'Asia/Tokyo'), [false, true]);
});

test('micro-impressions beyond 2^53 keep every digit', () => {
  const many = file(
    'many.csv',
    'id,street,counted_on,vehicles_per_day,northbound,southbound,eastbound,westbound,latitude,longitude\n' +
      '3,State,2006-02-28,,9007199254740991,0,,,41.801,-87.6\n',
  );
  const args = ['--pings', pings, '--counts', many, '--placement', 'REAR', '--json'];
  const exact = (ms: bigint) => (9007199254740991n * 56n * ms * 167n + 180_000n) / 360_000n;
  assert.match(
    measure(...args).stdout,
    new RegExp(`"otsMicro": ${exact(10_000n) + exact(10_500n)},`),
  );
});

test('without counts there are kilometres and hours, and the reason why no impressions', () => {
  const args = ['--pings', pings, '--placement', 'REAR'];
  const { grossMicro, creditedSeconds, uncoveredSeconds, metres } = JSON.parse(
    measure(...args, '--json').stdout,
  );
  assert.deepEqual(
    [grossMicro, creditedSeconds, uncoveredSeconds, metres],
    [0, 30.5, 30.5, 333.585],
  );
  assert.match(
    measure(...args).stdout,
    /Driven +0\.3 km[\s\S]+No impressions: they need traffic counts/,
  );
});

test('people get a table', () => {
  const { status, stdout } = measure(...files, '--placement', 'FULL_WRAP');
  assert.equal(status, 0);
  assert.match(stdout, /OTS impressions +\d/);
  assert.match(stdout, /van +2011-04-01 +\d/);
});

test('a file that is no such CSV is refused on stderr with its line', () => {
  const bad = file('bad.csv', '<!doctype html>\n');
  for (const args of [
    ['--pings', bad, '--counts', counts],
    ['--pings', pings, '--counts', bad],
  ]) {
    const { status, stdout, stderr } = measure(...args, '--placement', 'REAR', '--json');
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /bad\.csv, line 1: the header lacks the columns/);
  }
});

test('a wrong command line is told with the usage', () => {
  for (const args of [
    [],
    ['--placement', 'REAR'],
    files,
    [...files, '--placement', 'ROOF'],
    [...files, '--placement', 'REAR', '--time-zone', 'Mars/Olympus'],
    [...files, '--placement', 'REAR', '--what'],
    [...files, '--placement', 'REAR', 'more'],
  ]) {
    const { status, stdout, stderr } = measure(...args);
    assert.equal(status, 2, args.join(' '));
    assert.equal(stdout, '');
    assert.match(stderr, /Usage: npm run -s measure/);
  }
});
