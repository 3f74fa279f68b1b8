import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readCounts } from '../src/files/read-counts.ts';
import { readPings } from '../src/files/read-pings.ts';
import { measureFiles } from '../src/measure/measure-files.ts';
import { LocalClock } from '../src/measurement/local-clock.ts';
import { measureByTheText } from './reference-measurement.ts';

const CHICAGO = new URL('../../../../shared/data/chicago/', import.meta.url);
const SAMPLE = new URL('../samples/', import.meta.url);

for (const [name, folder, pingFile, placement, illuminated] of [
  ['three weeks in Chicago', CHICAGO, 'shuttle-pings.csv.gz', 'FULL_WRAP', false],
  ["the product's own sample", SAMPLE, 'pings.csv.gz', 'DRIVER_SIDE', true],
] as const) {
  const pings = fileURLToPath(new URL(pingFile, folder));
  const counts = fileURLToPath(new URL('traffic-counts.csv', folder));
  const skip = folder === CHICAGO && !existsSync(pings) && `${name}: the data is not here`;

  test(`${name} measure the same by the text`, { skip }, () => {
    const timeZone = 'America/Chicago';
    const clock = new LocalClock(timeZone);
    const options = { pings, counts, placement, illuminated, clock, json: true };
    const { dropped, rows, fixesByVehicle } = readPings(pings);
    const expected = measureByTheText({
      pings: [...fixesByVehicle].flatMap(([device, fixes]) =>
        fixes.map((fix) => ({ device, ...fix })),
      ),
      counts: readCounts(counts).map(({ volumes: [north, east, south, west], ...count }) => ({
        ...count,
        northbound: north,
        eastbound: east,
        southbound: south,
        westbound: west,
      })),
      timeZone,
      placement,
      illuminated,
      index: null,
      share: null,
      carried: () => ({ line: '', creative: '' }),
      cell: () => '',
    });
    assert.deepEqual(measureFiles(options), {
      pings: rows,
      dropped: dropped.length + Object.values(expected.dropped).reduce((sum, n) => sum + n, 0),
      jumps: expected.jumps,
      intervals: expected.intervals,
      durationMs: expected.ms,
      creditedMs: expected.creditedMs,
      uncoveredMs: expected.uncoveredMs,
      gapMs: expected.gapMs,
      lengthMm: expected.mm,
      grossMicro: expected.gross,
      otsMicro: expected.ots,
      byVehicleDay: expected.byVehicleDay,
      stations: expected.stations,
    });
    assert.ok(expected.ots > 0n && expected.stations > 10);
  });
}
