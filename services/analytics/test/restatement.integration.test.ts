import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually, member, staff } from '@mobilytics/chassis/testing';
import type { EventPayload } from '@mobilytics/events/catalogue';
import { newId } from '@mobilytics/ids/new-id';
import { deliveryOf } from './delivery.ts';
import { bookLine, mount, pingsOfFile, post, sample, sendAll } from './drive.ts';
import { type Harness, type SentPing, startHarness } from './harness.ts';

let harness: Harness;
after(() => harness?.stop());

/** What a line comes to when everything is known from the start. */
let whole: Awaited<ReturnType<typeof deliveryOf>>;

before(async () => {
  harness = await startHarness();
  await harness.importCounts(sample('traffic-counts.csv'), 'CHICAGO');
  const { organizationId, key, line, vehicleId, anna } = await start();
  await post(harness, organizationId, line, vehicleId);
  await sendAll(harness, key, drive);
  await harness.settled();
  whole = await deliveryOf(harness.url, anna, line.lineId);
});

const van = pingsOfFile(sample('pings.csv.gz')).get('van-02') ?? [];
/** The first two of the van's four days. */
const drive = van.filter(({ recordedAt }) => recordedAt < '2026-05-06T10:00');

/** A booked line and a van on the road. */
async function start() {
  const organizationId = newId('org');
  const { deviceId, key } = await harness.deliverDevice(organizationId);
  const line = await bookLine(harness, organizationId);
  const vehicleId = await mount(harness, organizationId, deviceId);
  return { organizationId, deviceId, key, line, vehicleId, anna: member(organizationId) };
}

test('late pings restate the figures within seconds, and the as-of time moves with them', async () => {
  const { organizationId, key, line, vehicleId, anna } = await start();
  await post(harness, organizationId, line, vehicleId);
  const isLate = ({ sequence }: SentPing) => sequence > 300 && sequence < 700;
  await sendAll(
    harness,
    key,
    drive.filter((ping) => !isLate(ping)),
  );
  await harness.settled();
  const before = await deliveryOf(harness.url, anna, line.lineId);
  assert.notEqual(before.ots.micro, whole.ots.micro);
  assert.deepEqual(before.restatements, []);
  const sentAt = Date.now();
  await sendAll(harness, key, drive.filter(isLate));
  await eventually(async () => {
    const { ots } = await deliveryOf(harness.url, anna, line.lineId);
    return ots.micro === whole.ots.micro;
  }, 5_000);
  const after = await deliveryOf(harness.url, anna, line.lineId);
  assert.deepEqual(
    { ...after, asOf: null, restatements: [], byVehicle: [] },
    { ...whole, asOf: null, restatements: [], byVehicle: [] },
  );
  assert.ok(Date.parse(after.asOf) >= sentAt, 'the as-of time covers the late pings');
  assert.equal(after.restatements.length, 1);
  const [restatement] = after.restatements;
  assert.deepEqual(
    [restatement.from.micro, restatement.to.micro, restatement.line.id],
    [before.ots.micro, whole.ots.micro, line.lineId],
  );
  assert.deepEqual(restatement.dates, ['2026-05-04']);
  assert.equal(restatement.reason, 'Positions arrived late.');
  const told = await harness.db.outboxEvent.findMany({
    where: { name: 'delivery.measured', organizationId },
    orderBy: { id: 'asc' },
  });
  const last = told.at(-1)?.payload as { otsMicro: string } | undefined;
  assert.equal(last?.otsMicro, whole.ots.micro);
  const restatedEvents = await harness.db.outboxEvent.findMany({
    where: { name: 'delivery.restated', organizationId },
  });
  assert.deepEqual(
    restatedEvents.map(({ payload }) => {
      const { dates, fromOtsMicro, toOtsMicro } = payload as Record<string, unknown>;
      return { dates, fromOtsMicro, toOtsMicro };
    }),
    [{ dates: ['2026-05-04'], fromOtsMicro: before.ots.micro, toOtsMicro: whole.ots.micro }],
  );
});

test('who keeps the newest of every day it is told of has the line’s figures, in any order', async () => {
  const { organizationId, key, line, vehicleId, anna } = await start();
  const second = await harness.deliverDevice(organizationId);
  await post(harness, organizationId, line, vehicleId);
  const secondVehicle = await mount(harness, organizationId, second.deviceId);
  await post(harness, organizationId, line, secondVehicle);
  await sendAll(harness, key, drive.slice(300));
  await sendAll(harness, second.key, drive.slice(0, 1_500));
  await harness.settled();
  await sendAll(harness, key, drive.slice(0, 300));
  await harness.settled();
  const figures = await deliveryOf(harness.url, anna, line.lineId);
  const told = await harness.db.outboxEvent.findMany({
    where: { name: 'delivery.measured', organizationId },
    orderBy: { id: 'desc' },
  });
  const newest = new Map<string, { revision: number; date: string; otsMicro: string }>();
  for (const { payload } of told) {
    const { deviceId, revision, days } = payload as unknown as EventPayload<'delivery.measured'>;
    for (const { date, vehicleId: vehicle, otsMicro } of days ?? []) {
      const known = newest.get(`${deviceId} ${vehicle} ${date}`);
      if (known && known.revision > (revision ?? 0)) continue;
      const kept = { revision: revision ?? 0, date, otsMicro: otsMicro ?? '' };
      newest.set(`${deviceId} ${vehicle} ${date}`, kept);
    }
  }
  const byDay = Map.groupBy(newest.values(), ({ date }) => date);
  assert.deepEqual(
    [...byDay]
      .map(([date, kept]) => ({
        date,
        micro: kept.reduce((sum, { otsMicro }) => sum + BigInt(otsMicro), 0n).toString(),
      }))
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
    figures.byDay.map(({ date, ots }: { date: string; ots: { micro: string } }) => ({
      date,
      micro: ots.micro,
    })),
  );
  assert.equal(figures.vehicles, 2);
});

test('an assignment that becomes known after the pings is measured all the same', async () => {
  const organizationId = newId('org');
  const { deviceId, key } = await harness.deliverDevice(organizationId);
  const line = await bookLine(harness, organizationId);
  const anna = member(organizationId);
  await sendAll(harness, key, drive);
  await harness.settled();
  const before = await deliveryOf(harness.url, anna, line.lineId);
  assert.deepEqual([before.ots, before.asOf, before.kilometres], [null, null, '0.000000']);
  assert.match(before.impressionsMissingBecause, /No vehicle has driven/);
  const vehicleId = await mount(harness, organizationId, deviceId);
  await harness.settled();
  const event = await post(harness, organizationId, line, vehicleId);
  await harness.settled();
  const posted = await deliveryOf(harness.url, anna, line.lineId);
  assert.equal(posted.ots.micro, whole.ots.micro);
  assert.equal(posted.hours, whole.hours);
  const half = { ...event, from: '2026-05-05T05:00:00.000Z' };
  await harness.deliver(organizationId, 'creative.assigned', half);
  await harness.settled();
  const shorter = await deliveryOf(harness.url, anna, line.lineId);
  assert.deepEqual(
    shorter.byDay.map(({ date }: { date: string }) => date),
    ['2026-05-05'],
  );
  assert.deepEqual(shorter.byDay[0], whole.byDay[1]);
  assert.equal(shorter.restatements.length, 1);
});

test('a line that is stopped earns nothing more, and its campaign neither', async () => {
  const { organizationId, key, line, vehicleId, anna } = await start();
  await post(harness, organizationId, line, vehicleId);
  await sendAll(harness, key, drive);
  await harness.settled();
  const before = await deliveryOf(harness.url, anna, line.lineId);
  assert.deepEqual(await deliveryOf(harness.url, anna, line.campaignId), before);
  await harness.deliver(organizationId, 'line.stopped', {
    ...line,
    ...{ name: 'Line', marketCode: 'CHICAGO', timeZone: 'America/Chicago' },
    ...{ startDate: '2026-01-01', endDate: '2026-12-31', reason: 'Rain' },
    stoppedAt: '2026-05-05T05:00:00.000Z',
  });
  await harness.settled();
  const stopped = await deliveryOf(harness.url, anna, line.campaignId);
  assert.deepEqual(stopped.byDay, [before.byDay[0]]);
});

test('two lines on one vehicle earn each by its own placement, and drive once for their campaign', async () => {
  const { organizationId, key, line, vehicleId, anna } = await start();
  const second = { lineId: newId('lin'), campaignId: line.campaignId };
  await harness.deliver(organizationId, 'line.booked', {
    ...second,
    ...{ name: 'Front', marketCode: 'CHICAGO', timeZone: 'America/Chicago' },
    ...{ startDate: '2026-01-01', endDate: '2026-12-31' },
  });
  await post(harness, organizationId, line, vehicleId);
  await post(harness, organizationId, second, vehicleId, { placement: 'FRONT' });
  await sendAll(harness, key, drive);
  await harness.settled();
  const one = await deliveryOf(harness.url, anna, line.lineId);
  const two = await deliveryOf(harness.url, anna, second.lineId);
  const both = await deliveryOf(harness.url, anna, line.campaignId);
  assert.equal(one.ots.micro, whole.ots.micro);
  assert.notEqual(two.ots.micro, whole.ots.micro);
  assert.equal(BigInt(both.ots.micro), BigInt(one.ots.micro) + BigInt(two.ots.micro));
  assert.equal(both.kilometres, whole.kilometres);
  assert.equal(both.hours, whole.hours);
});

test('a market without counts has kilometres and hours and says why, until counts are imported', async () => {
  const organizationId = newId('org');
  const { deviceId, key } = await harness.deliverDevice(organizationId);
  const market = { marketCode: 'NEWTOWN' };
  const line = await bookLine(harness, organizationId, market);
  const vehicleId = await mount(harness, organizationId, deviceId, market);
  await post(harness, organizationId, line, vehicleId);
  await sendAll(harness, key, drive);
  await harness.settled();
  const anna = member(organizationId);
  const before = await deliveryOf(harness.url, { ...anna, locale: 'fr' }, line.lineId);
  assert.deepEqual([before.gross, before.ots, before.coverage], [null, null, null]);
  assert.match(before.impressionsMissingBecause, /Aucun comptage .* NEWTOWN/);
  assert.deepEqual([before.kilometres, before.hours], [whole.kilometres, whole.hours]);
  const imported = await harness.importCounts(sample('traffic-counts.csv'), 'NEWTOWN');
  assert.deepEqual([imported.version, imported.devices], [1, 1]);
  await harness.settled();
  const after = await deliveryOf(harness.url, anna, line.lineId);
  assert.deepEqual([after.ots, after.coverage], [whole.ots, whole.coverage]);
  assert.equal(after.impressionsMissingBecause, null);
  assert.deepEqual(
    after.restatements.map(({ from, to, reason }: Record<string, unknown>) => ({
      from,
      to,
      reason,
    })),
    [{ from: null, to: { micro: whole.ots.micro }, reason: 'New traffic counts were imported.' }],
  );
});

test("another organisation's line is null, for staff it is not", async () => {
  const { organizationId, key, line, vehicleId, anna } = await start();
  await post(harness, organizationId, line, vehicleId);
  await sendAll(harness, key, drive.slice(0, 200));
  await harness.settled();
  const stranger = member(newId('org'));
  assert.equal(await deliveryOf(harness.url, stranger, line.lineId), null);
  assert.equal(await deliveryOf(harness.url, stranger, line.campaignId), null);
  const own = await deliveryOf(harness.url, anna, line.lineId);
  assert.deepEqual(await deliveryOf(harness.url, staff(), line.lineId), own);
});

test('a roll-up that fails half-way leaves the old figures, and the next one brings the new', async () => {
  const { organizationId, key, line, vehicleId, anna } = await start();
  await post(harness, organizationId, line, vehicleId);
  await sendAll(harness, key, drive.slice(0, 1_000));
  await harness.settled();
  const old = await deliveryOf(harness.url, anna, line.lineId);
  await harness.db.$executeRawUnsafe(`CREATE FUNCTION break_trips() RETURNS trigger
    LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$`);
  await harness.db.$executeRawUnsafe(`CREATE TRIGGER break_trips BEFORE INSERT ON "Trip"
    FOR EACH ROW EXECUTE FUNCTION break_trips()`);
  await sendAll(harness, key, drive.slice(1_000));
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const broken = await deliveryOf(harness.url, anna, line.lineId);
  assert.ok(Date.parse(broken.asOf) <= Date.now() - 900, 'it says that it is not complete');
  assert.deepEqual({ ...broken, asOf: old.asOf }, old);
  await harness.db.$executeRawUnsafe('DROP FUNCTION break_trips() CASCADE');
  await harness.settled();
  const { ots } = await deliveryOf(harness.url, anna, line.lineId);
  assert.equal(ots.micro, whole.ots.micro);
});
