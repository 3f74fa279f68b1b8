import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventually, member, signedQuery, staff } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { localDay } from '../src/market/local-day.ts';
import { deliverDevice, mutate, startTestCampaigns, told } from './harness.ts';

const dayMs = 86_400_000;
const day = (offset: number) => localDay(new Date(Date.now() + offset * dayMs), 'America/Chicago');
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  Buffer.from('IHDR'),
  Buffer.from([0, 0, 4, 176, 0, 0, 1, 144, 8, 6, 0, 0, 0]),
]);

describe('from a vehicle to a running line', async () => {
  const service = await startTestCampaigns();
  const anna = member(newId('org'));
  const stranger = member(newId('org'));
  const ops = staff('CAMPAIGN_OPS');
  const organizationId = anna.organizationId ?? '';
  let names = 0;

  const register = async (placements = ['FULL_WRAP', 'REAR']) => {
    names += 1;
    const input = {
      name: `Van ${names}`,
      type: 'VAN',
      marketCode: 'CHICAGO',
      placements,
      illuminated: true,
    };
    const result = await mutate(
      service,
      anna,
      'registerVehicle',
      input,
      '... on RegisterVehicleSuccess { vehicle { id } }',
    );
    return result.vehicle.id as string;
  };
  const upload = async (body: Buffer = png) => {
    const started = await mutate(
      service,
      anna,
      'startCreativeUpload',
      { name: 'Autumn', contentType: 'image/png', sizeBytes: body.length },
      '... on StartCreativeUploadSuccess { url creative { id status } }',
    );
    const put = await fetch(started.url, {
      method: 'PUT',
      headers: { 'content-type': 'image/png' },
      body: new Uint8Array(body),
    });
    assert.equal(put.status, 200);
    return started.creative.id as string;
  };
  const complete = (creativeId: string) =>
    mutate(
      service,
      anna,
      'completeCreativeUpload',
      { creativeId },
      '... on CompleteCreativeUploadSuccess { creative { status widthPixels heightPixels url } }',
    );
  const draft = async (vehicleIds: string[], overrides: Record<string, unknown> = {}) => {
    const { campaign } = await mutate(
      service,
      anna,
      'createCampaign',
      { name: 'Autumn', advertiser: 'Maple Roasters', marketCode: 'CHICAGO', budget: '5000' },
      '... on CreateCampaignSuccess { campaign { id budget { amount currency } } }',
    );
    assert.deepEqual(campaign.budget, { amount: '5000.00', currency: 'USD' });
    const input = {
      campaignId: campaign.id,
      name: 'Loop',
      startDate: day(-7),
      endDate: day(13),
      placement: 'FULL_WRAP',
      vehicleIds,
      ...overrides,
    };
    const { line, ...refusal } = await mutate(
      service,
      anna,
      'createLine',
      input,
      '... on CreateLineSuccess { line { id version status price { amount } priceBasis problems } }',
    );
    assert.ok(line, JSON.stringify(refusal));
    return line;
  };
  const act = (viewer: typeof anna, name: string, input: Record<string, unknown>) =>
    mutate(
      service,
      viewer,
      name,
      input,
      `... on ${name[0]?.toUpperCase()}${name.slice(1)}Success { line { id version status declineReason stopReason } }`,
    );

  it('books a line, has it approved, starts it by its market’s clock and tells analytics', async () => {
    const vehicleId = await register();
    const creativeId = await upload();
    const completed = await complete(creativeId);
    assert.deepEqual(
      { ...completed.creative, url: typeof completed.creative.url },
      { status: 'READY', widthPixels: 1200, heightPixels: 400, url: 'string' },
    );
    const line = await draft([vehicleId], { creativeId });
    assert.deepEqual(line.problems, []);
    // A van wrapped in Chicago costs 380.00 a week, and 21 days are three weeks.
    assert.equal(line.price.amount, '1140.00');
    assert.match(line.priceBasis, /^3 weeks × \(1 van at .*380\.00\)$/);
    const booked = await act(anna, 'bookLine', { id: line.id, version: line.version });
    assert.equal(booked.line?.status, 'PENDING_BOOKING', JSON.stringify(booked));
    const approved = await act(ops, 'approveLine', { id: line.id, version: booked.line.version });
    assert.equal(approved.line.status, 'BOOKED');
    await eventually(async () => {
      const row = await service.db.line.findUnique({ where: { id: line.id } });
      return row?.status === 'IN_FLIGHT';
    });
    assert.equal((await told(service, 'line.booked', 'lineId', line.id)).length, 1);
    assert.equal((await told(service, 'line.started', 'lineId', line.id)).length, 1);
    const [assigned] = await told(service, 'creative.assigned', 'lineId', line.id);
    assert.equal(assigned?.vehicleId, vehicleId);
    assert.equal(assigned?.placement, 'FULL_WRAP');
    assert.ok(new Date(String(assigned?.from)) < new Date());
    const current = await service.db.line.findUniqueOrThrow({ where: { id: line.id } });
    const stopped = await act(ops, 'stopLine', {
      id: line.id,
      version: current.version,
      reason: 'The van broke down.',
    });
    assert.equal(stopped.line.status, 'STOPPED');
    const cut = (await told(service, 'creative.assigned', 'lineId', line.id)).at(-1);
    assert.equal(cut?.assignmentId, assigned?.assignmentId);
    assert.ok(new Date(String(cut?.to)) <= new Date());
  });

  it('gives a side of a vehicle to one line at a time, also when two book at once', async () => {
    const vehicleId = await register();
    const creativeId = await upload();
    await complete(creativeId);
    const wrap = await draft([vehicleId], { creativeId });
    const rear = await draft([vehicleId], { creativeId, placement: 'REAR' });
    const results = await Promise.all(
      [wrap, rear].map(({ id, version }) => act(anna, 'bookLine', { id, version })),
    );
    assert.deepEqual(results.map(({ __typename }) => __typename).sort(), [
      'BookLineSuccess',
      'VehicleUnavailable',
    ]);
    const winner = results.find(({ line }) => line)?.line;
    const loser = [wrap, rear].find(({ id }) => id !== winner.id);
    const canceled = await act(anna, 'cancelLine', {
      id: winner.id,
      version: winner.version,
      reason: 'Other plans',
    });
    assert.equal(canceled.line.status, 'CANCELED');
    const again = await act(anna, 'bookLine', { id: loser.id, version: loser.version });
    assert.equal(again.__typename, 'BookLineSuccess');
    const declined = await act(ops, 'declineLine', {
      id: loser.id,
      version: again.line.version,
      reason: 'Blurred print',
    });
    assert.equal(declined.line.declineReason, 'Blurred print');
  });

  it('names everything that stands in the way of booking', async () => {
    const vehicleId = await register(['REAR']);
    const line = await draft([vehicleId]);
    assert.equal(line.problems.length, 2);
    const refused = await act(anna, 'bookLine', { id: line.id, version: line.version });
    assert.equal(refused.__typename, 'InvalidInput');
    assert.deepEqual(
      refused.problems.map(({ path }: { path: string[] }) => path.at(-1)),
      ['placement', 'creativeId'],
    );
  });

  it('refuses a stale version, a second decision and an edit after booking', async () => {
    const vehicleId = await register();
    const creativeId = await upload();
    await complete(creativeId);
    const line = await draft([vehicleId]);
    const edited = await mutate(
      service,
      anna,
      'updateLine',
      { id: line.id, version: line.version, creativeId, name: 'Loop 2' },
      '... on UpdateLineSuccess { line { version name } }',
    );
    assert.equal(edited.line.name, 'Loop 2');
    const stale = await act(anna, 'bookLine', { id: line.id, version: line.version });
    assert.equal(stale.__typename, 'StaleVersion');
    const booked = await act(anna, 'bookLine', { id: line.id, version: edited.line.version });
    assert.equal(booked.__typename, 'BookLineSuccess');
    const { version } = booked.line;
    assert.equal(
      (await act(anna, 'bookLine', { id: line.id, version })).__typename,
      'RefusedTransition',
    );
    const late = await mutate(service, anna, 'updateLine', {
      id: line.id,
      version,
      name: 'Loop 3',
    });
    assert.equal(late.__typename, 'RefusedTransition');
    await assert.rejects(act(anna, 'approveLine', { id: line.id, version }), /FORBIDDEN/);
  });

  it('holds a device on one vehicle at a time, and a vehicle to one device', async () => {
    const [van, other] = [await register(), await register()];
    const delivered = new Date(Date.now() - 30 * dayMs);
    const deviceId = await deliverDevice(service, organizationId, delivered);
    const second = await deliverDevice(service, organizationId, delivered);
    const assign = (vehicleId: string, device: string, from?: Date) =>
      mutate(
        service,
        anna,
        'assignDevice',
        { vehicleId, deviceId: device, ...(from && { from }) },
        '... on AssignDeviceSuccess { assignment { id from to } }',
      );
    const tenDaysAgo = new Date(Date.now() - 10 * dayMs);
    const first = await assign(van, deviceId, tenDaysAgo);
    assert.equal(first.__typename, 'AssignDeviceSuccess', first.message);
    assert.equal((await assign(other, deviceId)).__typename, 'AssignmentOverlap');
    assert.equal((await assign(van, second)).__typename, 'AssignmentOverlap');
    const off = await mutate(
      service,
      anna,
      'unassignDevice',
      { vehicleId: van },
      '... on UnassignDeviceSuccess { vehicle { id } }',
    );
    assert.equal(off.__typename, 'UnassignDeviceSuccess');
    assert.equal((await assign(other, deviceId)).__typename, 'AssignDeviceSuccess');
    const events = await told(service, 'device.assigned', 'deviceId', deviceId);
    assert.deepEqual(
      events.map(({ to }) => to === null),
      [true, false, true],
    );
    const tooEarly = await assign(van, second, new Date(Date.now() - 90 * dayMs));
    assert.equal(tooEarly.problems[0].code, 'TOO_EARLY');
  });

  it('ends an assignment and an upload once, however often it is asked at the same moment', async () => {
    const vehicleId = await register();
    const deviceId = await deliverDevice(service, organizationId, new Date());
    await mutate(service, anna, 'assignDevice', { vehicleId, deviceId }, '');
    const asked = Array.from({ length: 6 }, () =>
      mutate(service, anna, 'unassignDevice', { vehicleId }, ''),
    );
    const ends = (await Promise.all(asked)).map(({ __typename }) => __typename);
    assert.deepEqual(ends.sort(), [...Array(5).fill('NotFound'), 'UnassignDeviceSuccess']);
    const creativeId = await upload();
    const looks = Array.from({ length: 6 }, () => complete(creativeId));
    for (const { __typename } of await Promise.all(looks)) {
      assert.equal(__typename, 'CompleteCreativeUploadSuccess');
    }
    const audits = async (targetId: string) =>
      (await told(service, 'audit.recorded', 'targetId', targetId)).map(({ action }) => action);
    assert.deepEqual(await audits(vehicleId), [
      ...['vehicle.registered', 'device.assigned', 'device.unassigned'],
    ]);
    assert.deepEqual(await audits(creativeId), ['creative.started', 'creative.completed']);
  });

  it('rejects a file that is not what it says, and one that never came', async () => {
    const wrong = await upload(Buffer.from('<html>not a picture</html>'));
    assert.equal((await complete(wrong)).__typename, 'UploadRefused');
    const started = await mutate(
      service,
      anna,
      'startCreativeUpload',
      { name: 'Never', contentType: 'image/png', sizeBytes: 10 },
      '... on StartCreativeUploadSuccess { creative { id } }',
    );
    assert.equal((await complete(started.creative.id)).__typename, 'UploadRefused');
    const bad = await mutate(service, anna, 'startCreativeUpload', {
      name: ' ',
      contentType: 'text/html',
      sizeBytes: 0,
    });
    assert.deepEqual(bad.problems.map(({ path }: { path: string[] }) => path.at(-1)).sort(), [
      'contentType',
      'name',
      'sizeBytes',
    ]);
  });

  it('names every wrong field of a vehicle, a campaign and a line', async () => {
    const vehicle = await mutate(service, anna, 'registerVehicle', {
      name: '',
      type: 'VAN',
      marketCode: 'ATLANTIS',
      placements: [],
      illuminated: false,
    });
    assert.deepEqual(
      vehicle.problems.map(({ path }: { path: string[] }) => path.at(-1)),
      ['name', 'placements'],
    );
    const market = await mutate(service, anna, 'registerVehicle', {
      name: 'x',
      type: 'VAN',
      marketCode: 'ATLANTIS',
      placements: ['REAR'],
      illuminated: false,
    });
    assert.match(market.message, /CHICAGO, MONTREAL, TORONTO/);
    const campaign = await mutate(service, anna, 'createCampaign', {
      name: 'x'.repeat(121),
      advertiser: '',
      marketCode: 'CHICAGO',
      budget: '-5',
    });
    assert.deepEqual(
      campaign.problems.map(({ code }: { code: string }) => code),
      ['TOO_LONG', 'REQUIRED', 'INVALID'],
    );
    const vehicleId = await register();
    const line = await draft([vehicleId]);
    const dates = await mutate(service, anna, 'updateLine', {
      id: line.id,
      version: line.version,
      startDate: day(5),
      endDate: day(4),
    });
    assert.equal(dates.problems[0].code, 'BEFORE_START');
    const early = await mutate(service, anna, 'updateLine', {
      id: line.id,
      version: line.version,
      startDate: day(-62),
    });
    assert.equal(early.problems[0].code, 'TOO_EARLY');
  });

  it('refuses two vehicles of one name in an organisation', async () => {
    const input = {
      name: 'Same',
      type: 'CAR',
      marketCode: 'TORONTO',
      placements: ['REAR'],
      illuminated: false,
    };
    const results = await Promise.all(
      [1, 2].map(() => mutate(service, anna, 'registerVehicle', input)),
    );
    assert.deepEqual(results.map(({ __typename }) => __typename).sort(), [
      'InvalidInput',
      'RegisterVehicleSuccess',
    ]);
  });

  it('shows and gives a stranger nothing', async () => {
    const vehicleId = await register();
    const creativeId = await upload();
    const line = await draft([vehicleId]);
    const { campaignId } = await service.db.line.findUniqueOrThrow({ where: { id: line.id } });
    const deviceId = await deliverDevice(service, organizationId, new Date(Date.now() - dayMs));
    const { data } = await signedQuery(
      service.url,
      stranger,
      `{ vehicle(id: "${vehicleId}") { id } campaign(id: "${campaignId}") { id } line(id: "${line.id}") { id }
         vehicles { totalCount } campaigns { totalCount } lines { totalCount } creatives { totalCount } }`,
    );
    const nothing = { totalCount: 0 };
    assert.deepEqual(data, {
      vehicle: null,
      campaign: null,
      line: null,
      vehicles: nothing,
      campaigns: nothing,
      lines: nothing,
      creatives: nothing,
    });
    const { version } = line;
    const attempts = {
      assignDevice: { vehicleId, deviceId },
      unassignDevice: { vehicleId },
      createLine: {
        campaignId,
        name: 'x',
        startDate: day(1),
        endDate: day(2),
        placement: 'REAR',
        vehicleIds: [vehicleId],
      },
      updateLine: { id: line.id, version, name: 'mine' },
      bookLine: { id: line.id, version },
      cancelLine: { id: line.id, version, reason: 'x' },
      completeCreativeUpload: { creativeId },
    };
    for (const [name, input] of Object.entries(attempts)) {
      const result = await mutate(service, stranger, name, input);
      assert.equal(result.__typename, 'NotFound', name);
    }
    const own = await mutate(
      service,
      stranger,
      'createCampaign',
      { name: 'Own', advertiser: 'Own', marketCode: 'CHICAGO' },
      '... on CreateCampaignSuccess { campaign { id } }',
    );
    const theirs = await mutate(service, stranger, 'createLine', {
      campaignId: own.campaign.id,
      name: 'x',
      startDate: day(1),
      endDate: day(2),
      placement: 'REAR',
      vehicleIds: [vehicleId],
    });
    assert.equal(theirs.__typename, 'NotFound');
  });
});
