import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, member, staff } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { localDay } from '../src/market/local-day.ts';
import { mutate, startTestCampaigns, told } from './harness.ts';

const service = await startTestCampaigns();
const dayMs = 86_400_000;
const day = (offset: number) => localDay(new Date(Date.now() + offset * dayMs), 'America/Chicago');
const ops = staff('CAMPAIGN_OPS');
const anna = member(newId('org'));
const organizationId = anna.organizationId ?? '';

/** A van of Anna's and a creative that is ready. */
const { vehicleId, creativeId, campaignId } = await prepare();

async function prepare() {
  const van = {
    ...{ name: 'Van', type: 'VAN', marketCode: 'CHICAGO' },
    ...{ placements: ['REAR', 'FRONT'], illuminated: false },
  };
  const { vehicle } = await mutate(
    service,
    anna,
    'registerVehicle',
    van,
    '... on RegisterVehicleSuccess { vehicle { id } }',
  );
  const { campaign } = await mutate(
    service,
    anna,
    'createCampaign',
    { name: 'Autumn', advertiser: 'Maple', marketCode: 'CHICAGO' },
    '... on CreateCampaignSuccess { campaign { id } }',
  );
  const creative = await service.db.creative.create({
    data: {
      ...{ id: newId('crv'), organizationId, name: 'Poster', status: 'READY' },
      ...{ contentType: 'application/pdf', sizeBytes: 10, objectKey: 'x', createdAt: new Date() },
    },
  });
  return { vehicleId: vehicle.id, creativeId: creative.id, campaignId: campaign.id };
}

async function booked(dates: { startDate: string; endDate: string }, placement = 'REAR') {
  const created = await mutate(
    service,
    anna,
    'createLine',
    { campaignId, name: 'Loop', placement, vehicleIds: [vehicleId], creativeId, ...dates },
    '... on CreateLineSuccess { line { id version } }',
  );
  const { line } = await mutate(
    service,
    anna,
    'bookLine',
    created.line,
    '... on BookLineSuccess { line { id version } }',
  );
  return line as { id: string; version: number };
}

const approve = (line: { id: string; version: number }, guaranteedImpressions: number) =>
  mutate(
    service,
    ops,
    'approveLine',
    { ...line, guaranteedImpressions },
    '... on ApproveLineSuccess { line { guaranteedImpressions } } ... on InvalidInput { problems { path } }',
  );

/** Billing says that staff agreed; what campaigns answers. */
async function makeGood(lineId: string, days: number, makeGoodId = newId('mkg')) {
  await service.transact(async (tx) =>
    tx.emit('make_good.approved', { makeGoodId, lineId, days }, { organizationId }),
  );
  return eventually(
    async () => (await told(service, 'make_good.answered', 'makeGoodId', makeGoodId))[0],
  );
}

test('a line is told with its price, its vehicles and what was promised', async () => {
  const line = await booked({ startDate: day(-20), endDate: day(-7) });
  const refused = await approve(line, 0);
  assert.deepEqual(refused.problems[0].path, ['input', 'guaranteedImpressions']);
  const approved = await approve(line, 40_000);
  assert.equal(approved.line.guaranteedImpressions, 40_000);
  const [event] = await told(service, 'line.booked', 'lineId', line.id);
  const { priceMinor } = await service.db.line.findUniqueOrThrow({ where: { id: line.id } });
  assert.ok(priceMinor);
  assert.deepEqual(
    [event?.priceMinor, event?.currency, event?.guaranteedOts, event?.vehicleIds],
    [priceMinor, 'USD', 40_000, [vehicleId]],
  );
  assert.deepEqual([event?.campaignName, event?.makeGoodOf], ['Autumn', null]);
});

test('a shortfall runs as a line of its own, free of charge, on the first days its sides are free', async () => {
  const line = await booked({ startDate: day(-6), endDate: day(-1) });
  await approve(line, 40_000);
  const other = await booked({ startDate: day(3), endDate: day(5) });
  await approve(other, 1);
  const answer = await makeGood(line.id, 4);
  assert.deepEqual([answer?.startDate, answer?.endDate], [day(6), day(9)]);
  const sister = await service.db.line.findUniqueOrThrow({
    where: { id: String(answer?.newLineId) },
  });
  assert.deepEqual(
    [sister.status, sister.priceMinor, sister.makeGoodOf, sister.guaranteedOts],
    ['BOOKED', 0, line.id, null],
  );
  const [event] = await told(service, 'line.booked', 'lineId', sister.id);
  assert.deepEqual([event?.makeGoodOf, event?.priceMinor], [line.id, 0]);
  const [poster] = await told(service, 'creative.assigned', 'lineId', sister.id);
  assert.equal(poster?.vehicleId, vehicleId);
  const taken = await booked({ startDate: day(8), endDate: day(10) });
  assert.equal(taken, undefined, 'its sides are its own');
});

test('where the vehicles are never free together there is no line, and that is told', async () => {
  const line = await booked({ startDate: day(-6), endDate: day(-1) }, 'FRONT');
  await approve(line, 1);
  await approve(await booked({ startDate: day(1), endDate: day(200) }, 'FRONT'), 1);
  const answer = await makeGood(line.id, 2);
  assert.deepEqual([answer?.newLineId, answer?.startDate], [null, null]);
});
