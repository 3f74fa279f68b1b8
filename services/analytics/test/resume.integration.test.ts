import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { member, signedQuery } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { bookLine, mount, pingsOfFile, post, sample, sendAll } from './drive.ts';
import { type Harness, type SentPing, startHarness } from './harness.ts';
import { SeededRandom } from './seeded-random.ts';

let harness: Harness;
before(async () => {
  harness = await startHarness();
  await harness.importCounts(sample('traffic-counts.csv'), 'CHICAGO');
});
after(() => harness?.stop());

async function startVan() {
  const organizationId = newId('org');
  const { deviceId, key } = await harness.deliverDevice(organizationId);
  const line = await bookLine(harness, organizationId);
  const vehicleId = await mount(harness, organizationId, deviceId);
  await post(harness, organizationId, line, vehicleId);
  return { organizationId, deviceId, key, line };
}

/** All that a device's figures are, without what names the device, vehicle, line and creative. */
async function stored(deviceId: string) {
  const { db } = harness;
  const sums = await db.$queryRaw`
    SELECT "trackDay", "hourStart", "localDate", "cell", "lineId" IS NULL AS bare, "grossMicro",
      "otsMicro", "durationMs", "creditedMs", "uncoveredMs", "gapMs", "lengthMm", "intervals"
    FROM "Exposure" WHERE "deviceId" = ${deviceId} ORDER BY "trackDay", "hourStart", "localDate", "cell"`;
  const reported = await db.$queryRaw<{ id: string }[]>`
    SELECT left("ofId", 3) AS id, "trackDay", "localDate", "grossMicro", "otsMicro", "durationMs",
      "creditedMs", "uncoveredMs", "gapMs", "lengthMm"
    FROM "DeliveryDay" WHERE "deviceId" = ${deviceId} ORDER BY "trackDay", "localDate", id`;
  const stations = await db.$queryRaw`
    SELECT "trackDay", "localDate", "stationId", "otsMicro" FROM "StationDay"
    WHERE "deviceId" = ${deviceId} ORDER BY "trackDay", "localDate", "stationId"`;
  const trips = await db.$queryRaw`
    SELECT "trackDay", "startedAt", "endedAt", "lengthMm", "pings", "path"::text,
      (SELECT array_agg(value) FROM jsonb_each_text("otsByLine")) AS ots
    FROM "Trip" WHERE "deviceId" = ${deviceId} ORDER BY "startedAt"`;
  const flags = await db.$queryRaw`
    SELECT "trackDay", "sequence", "reason" FROM "PingFlag"
    WHERE "deviceId" = ${deviceId} ORDER BY "sequence"`;
  const days = await db.$queryRaw<{ state: string }[]>`
    SELECT "day", regexp_replace("stateBefore", '(veh|lin)_[0-9a-z]+', '', 'g') AS state
    FROM "TrackDay" WHERE "deviceId" = ${deviceId} ORDER BY "day"`;
  return { sums, reported, stations, trips, flags, days };
}

const random = new SeededRandom(77);

/** A van that drives through midnights, jumps and sends reflections: its track is one long state. */
function restlessDrive(): SentPing[] {
  const pings: SentPing[] = [];
  let ms = Date.UTC(2026, 4, 4, 20);
  let [latitude, longitude] = [41.82, -87.66];
  for (let sequence = 0; sequence < 1_500; sequence++) {
    ms += random.chance(0.02) ? random.integer(130, 5_000) * 1_000 : random.integer(0, 110) * 1_000;
    latitude += random.between(-0.0006, 0.0006);
    longitude += random.between(-0.0008, 0.0008);
    if (random.chance(0.01)) latitude += random.between(-0.2, 0.2);
    const isReflection = random.chance(0.04);
    pings.push({
      sequence,
      recordedAt: new Date(ms).toISOString(),
      latitude: isReflection ? latitude + 0.3 : latitude,
      longitude: random.chance(0.01) ? 0 : longitude,
    });
  }
  return pings;
}

test('reports and exposures say the same', async () => {
  const { deviceId, key } = await startVan();
  await sendAll(harness, key, restlessDrive());
  await harness.settled();
  const totals = (table: string) => `
    SELECT "trackDay", "localDate", sum("grossMicro") AS gross, sum("otsMicro") AS ots,
      sum("durationMs") AS duration, sum("creditedMs") AS credited, sum("uncoveredMs") AS uncovered,
      sum("gapMs") AS gap, sum("lengthMm") AS length
    FROM ${table} WHERE "deviceId" = $1 GROUP BY 1, 2 ORDER BY 1, 2`;
  const read = (table: string) => harness.db.$queryRawUnsafe(totals(table), deviceId);
  const exposures = await read('"Exposure"');
  assert.ok((exposures as unknown[]).length > 1);
  const ofKind = (prefix: string) =>
    read(`(SELECT * FROM "DeliveryDay" WHERE starts_with("ofId", '${prefix}')) AS one_kind`);
  assert.deepEqual(await ofKind('lin_'), exposures);
  assert.deepEqual(await ofKind('cmp_'), exposures);
});

test('measuring in portions, in any order, leaves what measuring at once leaves', async () => {
  for (const pings of [restlessDrive(), restlessDrive()]) {
    const whole = await startVan();
    await sendAll(harness, whole.key, pings);
    await harness.settled();
    const expected = await stored(whole.deviceId);
    assert.ok((expected.trips as unknown[]).length > 3);
    assert.ok((expected.flags as unknown[]).length > 10);
    const parts = await startVan();
    const cuts = Array.from({ length: 3 }, () => random.integer(1, pings.length - 1));
    const bounds = [0, ...cuts.sort((a, b) => a - b), pings.length];
    const portions = bounds.slice(1).map((end, at) => pings.slice(bounds[at], end));
    const order = portions.map((portion) => ({ portion, at: random.between(0, 1) }));
    for (const { portion } of order.sort((a, b) => a.at - b.at)) {
      await sendAll(harness, parts.key, portion);
      await harness.settled();
    }
    assert.deepEqual(await stored(parts.deviceId), expected);
  }
});

test('late pings of one day leave the days after it alone', async () => {
  const van = pingsOfFile(sample('pings.csv.gz')).get('van-03') ?? [];
  const { deviceId, key } = await startVan();
  const isLate = ({ sequence }: SentPing) => sequence >= 100 && sequence < 120;
  await sendAll(
    harness,
    key,
    van.filter((ping) => !isLate(ping)),
  );
  await harness.settled();
  const ids = async () => {
    const rows = await harness.db.exposure.findMany({
      where: { deviceId, trackDay: { gt: new Date('2026-05-05') } },
      orderBy: { id: 'asc' },
      select: { id: true },
    });
    return rows.map(({ id }) => id);
  };
  const before = await ids();
  await sendAll(harness, key, van.filter(isLate));
  await harness.settled();
  assert.ok(before.length > 50);
  assert.deepEqual(await ids(), before);
});

test('trips are listed newest first with their way, for the line, the vehicle and a period', async () => {
  const van = pingsOfFile(sample('pings.csv.gz')).get('van-04') ?? [];
  const { organizationId, key, line } = await startVan();
  await sendAll(harness, key, van);
  await harness.settled();
  const query = `query ($filter: TripFilter!, $first: Int, $after: String) {
    trips(filter: $filter, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      edges { node { id startedAt endedAt kilometres pings ots { micro } path vehicle { id lastPingAt } } }
    }
  }`;
  const ask = async (variables: object, viewer = member(organizationId)) =>
    (await signedQuery(harness.url, viewer, query, { ...variables })).data.trips;
  const filter = { lineId: line.lineId };
  const all = await ask({ filter, first: 100 });
  assert.ok(all.totalCount > 10);
  // biome-ignore lint/suspicious/noExplicitAny: the shape is that of the query above.
  const trips: any[] = all.edges.map(({ node }: any) => node);
  assert.deepEqual(
    trips.map(({ startedAt }) => startedAt),
    trips
      .map(({ startedAt }) => startedAt)
      .sort()
      .reverse(),
  );
  for (const { path, pings, kilometres, startedAt, endedAt } of trips) {
    assert.ok(path.length >= 2 && path.length < pings);
    assert.ok(Number(kilometres) > 0 && startedAt < endedAt);
    assert.ok(path.every(([east, north]: number[]) => Number(east) < -87 && Number(north) > 41));
  }
  const ots = await harness.db.$queryRaw<{ sum: bigint }[]>`
    SELECT sum("otsMicro")::bigint AS sum FROM "Exposure" WHERE "lineId" = ${line.lineId}`;
  const ofTrips = trips.reduce((sum, trip) => sum + BigInt(trip.ots.micro), 0n);
  assert.equal(ofTrips, ots[0]?.sum);
  assert.equal(trips[0].vehicle.lastPingAt, van.at(-1)?.recordedAt);
  const page = await ask({ filter, first: 3 });
  const next = await ask({ filter, first: 3, after: page.pageInfo.endCursor });
  assert.deepEqual(
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    [...page.edges, ...next.edges].map(({ node }: any) => node.id),
    trips.slice(0, 6).map(({ id }) => id),
  );
  const period = { from: '2026-05-05T00:00:00.000Z', to: '2026-05-06T00:00:00.000Z' };
  const some = await ask({ filter: { vehicleId: trips[0].vehicle.id, ...period } });
  assert.ok(some.totalCount > 0 && some.totalCount < all.totalCount);
  assert.equal((await ask({ filter }, member(newId('org')))).totalCount, 0);
});
