import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { measureFiles } from '../src/measure/measure-files.ts';
import { LocalClock } from '../src/measurement/local-clock.ts';
import { isPlacement, PLACEMENT_FACTORS } from '../src/measurement/method.ts';
import { hostileCase } from './hostile-track.ts';
import { measureByTheText } from './reference-measurement.ts';
import type { ReferenceCount, ReferencePing } from './reference-types.ts';
import { SeededRandom } from './seeded-random.ts';

const folder = mkdtempSync(join(tmpdir(), 'measure-'));
after(() => rmSync(folder, { recursive: true }));

/** Writes the moment at some offset, in any of the forms that ISO 8601 has for it. */
function isoTime(random: SeededRandom, ms: number): string {
  const offsetMinutes = random.pick([0, 0, 330, -300, 765]);
  if (offsetMinutes === 0) return new Date(ms).toISOString();
  const local = new Date(ms + offsetMinutes * 60_000).toISOString().slice(0, -1);
  const minutes = Math.abs(offsetMinutes);
  const two = (value: number) => String(value).padStart(2, '0');
  const sign = offsetMinutes < 0 ? '-' : '+';
  return `${local}${sign}${two(Math.floor(minutes / 60))}${random.pick([':', ''])}${two(minutes % 60)}`;
}

function table(random: SeededRandom, rows: Record<string, string>[], columns: string[]): Buffer {
  const order = random.shuffle([...columns, 'extra']);
  const quote = random.chance(0.3) ? '"' : '';
  const lines = rows.map((row) => order.map((name) => quote + (row[name] ?? '') + quote).join(','));
  const text = [order.join(','), ...lines, ''].join(random.pick(['\n', '\r\n', '\n\n']));
  const bytes = Buffer.from(random.chance(0.3) ? `\ufeff${text}` : text);
  return random.chance(0.3) ? gzipSync(bytes) : bytes;
}

const pingRow = (random: SeededRandom, ping: ReferencePing) => ({
  vehicle: ping.device,
  recorded_at:
    ping.recordedAtMs === null
      ? random.pick(['', '2011-02-30T00:00:00Z', '2011-03-01T00:00:00'])
      : isoTime(random, ping.recordedAtMs),
  latitude: ping.latitude === null ? random.pick(['', 'north', '0x10']) : String(ping.latitude),
  longitude: String(ping.longitude),
});

const countRow = (count: ReferenceCount) => ({
  id: String(count.id),
  street: 'Main',
  counted_on: count.countedOn,
  vehicles_per_day: '',
  northbound: String(count.northbound ?? ''),
  southbound: String(count.southbound ?? ''),
  eastbound: String(count.eastbound ?? ''),
  westbound: String(count.westbound ?? ''),
  latitude: String(count.latitude),
  longitude: String(count.longitude),
});

test('hostile files of any form measure the same by the text', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = new SeededRandom(seed * 31);
    const { pings, counts, timeZone } = hostileCase(random, false);
    const placement = random.pick(Object.keys(PLACEMENT_FACTORS).filter(isPlacement));
    const illuminated = random.chance(0.5);
    const expected = measureByTheText({
      pings,
      counts,
      timeZone,
      placement,
      illuminated,
      index: null,
      share: null,
      carried: () => ({ line: '', creative: '' }),
      cell: () => '',
    });
    const files = { pings: join(folder, 'pings'), counts: join(folder, 'counts') };
    const rows = random.shuffle(pings).map((ping) => pingRow(random, ping));
    writeFileSync(
      files.pings,
      table(random, rows, ['vehicle', 'recorded_at', 'latitude', 'longitude']),
    );
    const countRows = random.shuffle(counts).map(countRow);
    const columns = Object.keys(countRow({} as ReferenceCount));
    writeFileSync(files.counts, table(random, countRows, columns));
    const clock = new LocalClock(timeZone);
    const actual = measureFiles({ ...files, placement, illuminated, clock, json: true });
    assert.deepEqual(
      actual,
      {
        pings: pings.length,
        dropped: Object.values(expected.dropped).reduce((sum, n) => sum + n, 0),
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
      },
      `seed ${seed}`,
    );
  }
});
