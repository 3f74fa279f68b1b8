import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readCounts } from './read-counts.ts';
import { readPings } from './read-pings.ts';
import { readTextFile } from './read-text-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'measure-'));
after(() => rmSync(folder, { recursive: true }));

function write(content: string | Buffer): string {
  const file = join(folder, 'file.csv');
  writeFileSync(file, content);
  return file;
}

const refuses = (read: () => unknown, reason: RegExp) =>
  assert.throws(read, { name: 'FileProblem', message: reason });

test('gzip is told by what a file begins with, and a byte order mark is no text', () => {
  assert.equal(readTextFile(write('\ufeffé,1')), 'é,1');
  assert.equal(readTextFile(write(gzipSync('\ufeffabc'))), 'abc');
  assert.equal(readTextFile(write(Buffer.concat([gzipSync('a\n'), gzipSync('b\n')]))), 'a\nb\n');
});

test('what is no text is refused', () => {
  refuses(() => readTextFile(join(folder, 'none')), /none: there is no such file$/);
  refuses(() => readTextFile(folder), /is a directory/);
  refuses(() => readTextFile(write('a\nb\0c')), /file\.csv, line 2: binary data/);
  refuses(() => readTextFile(write(Buffer.from('a\n\xff\n', 'latin1'))), /line 2: not UTF-8 text/);
  refuses(() => readTextFile(write(Buffer.from('\ufeffa,b', 'utf16le'))), /line 1: binary data/);
  const lines = Array.from({ length: 20_000 }, (_, i) => `${i},${(i * 7919) % 10_007}\n`).join('');
  const zipped = gzipSync(lines);
  const cut = zipped.subarray(0, zipped.length / 2);
  refuses(() => readTextFile(write(cut)), /line \d{4,}: the gzip data ends here, cut off$/);
  const broken = Buffer.from(zipped);
  broken.fill(0x55, 100, 200);
  refuses(() => readTextFile(write(broken)), /file\.csv: broken gzip data/);
  refuses(() => readTextFile(write(Buffer.from([0x1f, 0x8b]))), /gzip data/);
});

test('bad rows of pings are dropped and counted', () => {
  const { rows, dropped, fixesByVehicle } = readPings(
    write(
      [
        'latitude,vehicle,extra,recorded_at,longitude',
        '41.5,van,x,2011-04-01T12:15:20Z,-87.5',
        '41.6,bus,x,2011-04-01T07:15:20-05:00,-87.6',
        '41.7,van,x,2011-04-01T12:15:30Z,-87.7',
        '41.5,,x,2011-04-01T12:15:20Z,-87.5',
        '41.5,van,x,2011-04-01T12:15:20,-87.5',
        '0x29,van,x,2011-04-01T12:15:20Z,-87.5',
        '41.5,van,x,2011-04-01T12:15:20Z,1e400',
        '0,van,x,2011-04-01T12:15:20Z,0.0',
        'cut off',
        '',
      ].join('\r\n'),
    ),
  );
  assert.equal(rows, 9);
  assert.deepEqual(dropped, [
    'NO_DEVICE_OR_TIME',
    'NO_DEVICE_OR_TIME',
    'NO_POSITION',
    'NO_POSITION',
    'NO_POSITION',
    'NO_DEVICE_OR_TIME',
  ]);
  assert.deepEqual(
    [...fixesByVehicle].map(([vehicle, fixes]) => [vehicle, fixes.map((fix) => fix.latitude)]),
    [
      ['van', [41.5, 41.7]],
      ['bus', [41.6]],
    ],
  );
});

const HEADER =
  'id,street,counted_on,vehicles_per_day,northbound,southbound,eastbound,westbound,latitude,longitude\n';

test('counts are stations with their volumes by direction', () => {
  assert.deepEqual(
    readCounts(write(`${HEADER}7,"71st, West",2006-02-28,14600,,1,7800,0,41.7,-87.6\n`)),
    [
      {
        id: 7,
        street: '71st, West',
        countedOn: '2006-02-28',
        vehiclesPerDay: 14600,
        volumes: [null, 7800, 1, 0],
        latitude: 41.7,
        longitude: -87.6,
      },
    ],
  );
  assert.deepEqual(readCounts(write(HEADER)), []);
});

test('a bad row of counts refuses the file with the line and the reason', () => {
  const good = '1,A,2006-02-28,9,1,2,3,4,41,-87\n';
  const refused = (row: string, reason: RegExp) =>
    refuses(() => readCounts(write(`${HEADER}${good}${row}\n`)), reason);
  refused('x,A,2006-02-28,9,1,2,3,4,41,-87', /line 3: id "x" is not a whole number/);
  refused('2,A,2006-02-30,9,1,2,3,4,41,-87', /line 3: counted_on "2006-02-30" is not a date/);
  refused('2,A,2006-02-28,9,-1,2,3,4,41,-87', /line 3: northbound "-1" is less than 0/);
  refused('2,A,2006-02-28,9,1.5,2,3,4,41,-87', /line 3: northbound "1.5" is not a whole number/);
  refused('2,A,2006-02-28,9,1,2,3,many,41,-87', /line 3: westbound "many" is not a whole number/);
  refused('2,A,2006-02-28,9,1,2,3,4,91,-87', /line 3: latitude 91 is outside/);
  refused('2,A,2006-02-28,9,1,2,3,4,41,', /line 3: longitude "" is not a number/);
  refused(good.trim(), /line 3: the count 1 of 2006-02-28 stands on line 2 already/);
});
