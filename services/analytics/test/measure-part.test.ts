import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latLngToCell } from 'h3-js';
import { Carriage, type Poster } from '../src/assignment/carriage.ts';
import { LocalClock } from '../src/measurement/local-clock.ts';
import type { Placement } from '../src/measurement/method.ts';
import { compareFixes, screenPing } from '../src/measurement/screen-ping.ts';
import { StationIndex } from '../src/measurement/station-index.ts';
import type { Fix } from '../src/measurement/track-device.ts';
import {
  type DeviceState,
  measurePart,
  newDeviceState,
  type PartFigures,
  type StoredPing,
  type World,
} from '../src/roll-up/measure-part.ts';
import { hostileCase } from './hostile-track.ts';
import { stationOf } from './measure-with-engine.ts';
import { measureByTheText } from './reference-measurement.ts';
import type { ReferencePing, ReferenceRow } from './reference-types.ts';
import { SeededRandom } from './seeded-random.ts';

const DEVICE = 'v1';

/** One device's pings as they are stored: what ingest refuses is not among them. */
function storedPings(pings: readonly ReferencePing[]): StoredPing[] {
  const good = pings.filter(
    (ping) => ping.device === DEVICE && screenPing({ ...ping, receivedAtMs: null }) === null,
  ) as (Fix & ReferencePing)[];
  return good
    .sort(compareFixes)
    .map(({ recordedAtMs, latitude, longitude, receivedAtMs }, sequence) => [
      ...([sequence, recordedAtMs, latitude, longitude] as const),
      receivedAtMs ?? recordedAtMs,
    ]);
}

/** A vehicle that changes its line and creative again and again, between pings and at them. */
function posters(random: SeededRandom, pings: readonly StoredPing[]): Poster[] {
  const cuts = Array.from({ length: 5 }, () => {
    const at = random.pick(pings)[1];
    return at + random.pick([0, 0, 1, -1, 5_000]);
  });
  const bounds = [-1e15, ...cuts.sort((a, b) => a - b), 1e15];
  const placement = random.pick<Placement>(['REAR', 'FULL_WRAP', 'FRONT']);
  return bounds.slice(1).map((toMs, index) => ({
    ...{ organizationId: 'org', vehicleId: DEVICE, campaignId: 'campaign', placement, toMs },
    fromMs: bounds[index] as number,
    lineId: random.pick(['a', 'b']),
    creativeId: random.pick(['red', 'blue']),
  }));
}

function addRows(sums: Record<string, ReferenceRow>, { exposures }: PartFigures): void {
  for (const row of exposures) {
    const hour = new Date(row.hourStartMs).toISOString();
    const key = [hour, row.vehicleId, row.lineId, row.creativeId, row.cell].join('|');
    const sum = sums[key];
    sums[key] = {
      gross: (sum?.gross ?? 0n) + (row.grossMicro as bigint),
      ots: (sum?.ots ?? 0n) + (row.otsMicro as bigint),
      // Without an index these are null in every row that has an interval.
      lts: null,
      audience: null,
      ms: (sum?.ms ?? 0) + row.durationMs,
      creditedMs: (sum?.creditedMs ?? 0) + row.creditedMs,
      uncoveredMs: (sum?.uncoveredMs ?? 0) + row.uncoveredMs,
      gapMs: (sum?.gapMs ?? 0) + row.gapMs,
      mm: (sum?.mm ?? 0) + row.lengthMm,
      intervals: (sum?.intervals ?? 0) + row.intervals,
    };
  }
}

test('measuring by parts, through stored states, equals the text with every line, hour and cell', () => {
  let earning = 0;
  let rows = 0;
  for (let seed = 1; seed <= 1_000; seed++) {
    const random = new SeededRandom(seed);
    const { timeZone, pings: all, counts } = hostileCase(random, true);
    const pings = storedPings(all);
    if (pings.length === 0) continue;
    const shown = posters(random, pings);
    const carriage = new Carriage(
      [
        {
          vehicleId: DEVICE,
          marketCode: 'M',
          timeZone,
          illuminated: true,
          fromMs: -1e15,
          toMs: null,
        },
      ],
      shown,
    );
    const clock = new LocalClock(timeZone);
    const market = { countSetId: 'set', stations: new StationIndex(counts.map(stationOf)) };
    const world: World = {
      ...{ deviceId: DEVICE, organizationId: 'org', carriage },
      counts: () => market,
      clock: () => clock,
    };
    const sums: Record<string, ReferenceRow> = {};
    const stationDays: Record<string, bigint> = {};
    let state: DeviceState = newDeviceState();
    for (let at = 0; at < pings.length; ) {
      const end = at + random.integer(1, 30);
      const part = measurePart(world, state, pings.slice(at, end), end >= pings.length);
      state = JSON.parse(JSON.stringify(state));
      addRows(sums, part);
      for (const { localDate, vehicleId, lineId, stationId, otsMicro } of part.stationDays) {
        const key = [localDate, vehicleId, lineId, stationId].join('|');
        stationDays[key] = (stationDays[key] ?? 0n) + otsMicro;
      }
      at = end;
    }
    const expected = measureByTheText({
      pings: pings.map(([sequence, recordedAtMs, latitude, longitude, receivedAtMs]) => ({
        ...{ device: DEVICE, sequence, recordedAtMs, latitude, longitude, receivedAtMs },
      })),
      ...{ counts, timeZone, illuminated: true, index: null, share: null },
      placement: shown[0]?.placement ?? '',
      carried(_device, ms) {
        const poster = shown.find(({ fromMs, toMs }) => fromMs <= ms && ms < (toMs ?? 0));
        return { line: poster?.lineId ?? '', creative: poster?.creativeId ?? '' };
      },
      cell: (latitude, longitude) => latLngToCell(latitude, longitude, 8),
    });
    const wanted = Object.fromEntries(
      Object.entries(expected.rows).map(([key, row]) => [
        key,
        { ...row, lts: null, audience: null },
      ]),
    );
    assert.deepEqual(sums, wanted, `seed ${seed}`);
    assert.deepEqual(stationDays, expected.stationDays, `seed ${seed}`);
    rows += Object.keys(wanted).length;
    if (expected.ots > 0n) earning++;
  }
  assert.ok(earning > 100 && rows > 2_000, `${earning} inputs earned, ${rows} rows were compared`);
});
