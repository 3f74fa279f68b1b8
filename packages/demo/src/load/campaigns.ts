import { request } from 'undici';
import type { DemoCustomer } from '../year/customers.ts';
import type { PlannedCampaign, PlannedLine } from '../year/plan-campaigns.ts';
import type { Api, Session } from './api.ts';
import { drawCreative } from './draw-creative.ts';
import type { People } from './people.ts';
import { sideBySide, until } from './side-by-side.ts';
import type { DemoVehicle } from './vehicles.ts';

const mutation = (name: string, success = '') =>
  `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) {
    __typename ${success} ... on UserError { message path } } }`;
const CREATE_CAMPAIGN = mutation(
  'createCampaign',
  '... on CreateCampaignSuccess { campaign { id } }',
);
const CREATE_LINE = mutation('createLine', '... on CreateLineSuccess { line { id version } }');
const START_UPLOAD = mutation(
  'startCreativeUpload',
  '... on StartCreativeUploadSuccess { creative { id } url }',
);
const COMPLETE_UPLOAD = mutation('completeCreativeUpload');
const BOOK = mutation('bookLine', '... on BookLineSuccess { line { id version } }');
const APPROVE = mutation('approveLine', '... on ApproveLineSuccess { line { id version } }');
const DECLINE = mutation('declineLine');
const CANCEL = mutation('cancelLine');
const STOP = mutation('stopLine');
const LINE = 'query ($id: ID!) { line(id: $id) { status version } }';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What staff promise of a line: persons of OTS for each vehicle and day. Some lines fall short of it. */
const PROMISED_PER_VEHICLE_DAY = 6_000;
/** When staff stopped the lines that were stopped. */
export const STOPPED_DAYS_AGO = 6;

type Versioned = { line: { id: string; version: number } };
export type LoadedLine = { customer: DemoCustomer; line: PlannedLine; lineId: string };
type Loaded = { people: People; vehicles: readonly DemoVehicle[]; now: Date };

/** Creates the campaigns and takes each line as far as it goes. */
export async function loadCampaigns(
  api: Api,
  loaded: Loaded,
  campaigns: readonly PlannedCampaign[],
): Promise<LoadedLine[]> {
  const lines = await sideBySide(campaigns, 6, (campaign, index) =>
    loadCampaign(api, loaded, campaign, index),
  );
  return lines.flat();
}

async function loadCampaign(
  api: Api,
  loaded: Loaded,
  { customer, lines, createdAt, name, advertiser, brand, budget }: PlannedCampaign,
  index: number,
): Promise<LoadedLine[]> {
  const session = loaded.people.customers.get(customer);
  if (session === undefined) throw new Error(`${customer.organization} is not signed in.`);
  const key = `campaign-${index}`;
  const { campaign } = await api.act<{ campaign: { id: string } }>(
    session,
    CREATE_CAMPAIGN,
    { name, advertiser, brand, budget, marketCode: customer.market },
    { at: createdAt, key },
  );
  const creativeId = await uploadCreative(api, session, {
    advertiser,
    name,
    key,
    createdAt,
    index,
  });
  const own = loaded.vehicles.filter((vehicle) => vehicle.customer === customer);
  const loadedLines: LoadedLine[] = [];
  for (const [position, line] of lines.entries()) {
    const { startDate, endDate, placement } = line;
    const vehicleIds = line.vehicles.map((number) => own[number]?.id);
    const input = { campaignId: campaign.id, name: line.name, startDate, endDate, placement };
    const created = await api.act<Versioned>(
      session,
      CREATE_LINE,
      { ...input, vehicleIds, creativeId },
      { at: new Date(createdAt.getTime() + 3 * HOUR_MS), key: `${key}-line-${position}` },
    );
    const step = { key: `${key}-line-${position}`, createdAt };
    await decideLine(api, loaded, session, { line, step, created: created.line });
    loadedLines.push({ customer, line, lineId: created.line.id });
  }
  return loadedLines;
}

type Created = {
  created: Versioned['line'];
  line: PlannedLine;
  step: { key: string; createdAt: Date };
};

async function decideLine(
  api: Api,
  { people, now }: Loaded,
  session: Session,
  { created: { id, version }, line, step: { key, createdAt } }: Created,
): Promise<void> {
  const { fate } = line;
  const after = (hours: number, verb: string) => ({
    at: new Date(createdAt.getTime() + hours * HOUR_MS),
    key: `${key}-${verb}`,
  });
  if (fate === 'DRAFT') return;
  const { line: booked } = await api.act<Versioned>(
    ...([session, BOOK, { id, version }, after(6, 'book')] as const),
  );
  if (fate === 'REQUESTED') return;
  if (fate === 'DECLINED') {
    const reason = 'The advertiser’s category is not allowed on vehicles in this market.';
    const input = { ...booked, reason };
    await api.act(people.campaigns, DECLINE, input, after(26, 'decline'));
    return;
  }
  if (fate === 'CANCELED') {
    const reason = 'Le client a reporté sa campagne.';
    await api.act(session, CANCEL, { ...booked, reason }, after(20, 'cancel'));
    return;
  }
  const guaranteedImpressions = promiseOf(line);
  await api.act(
    ...([people.campaigns, APPROVE, { ...booked, guaranteedImpressions }] as const),
    after(28, 'approve'),
  );
  if (fate !== 'STOPPED') return;
  const running = await until(`The start of ${key}`, async () => {
    const current = await api.ask<{ status: string; version: number }>(session, LINE, { id });
    return current.status === 'BOOKED' ? null : current;
  });
  if (running.status === 'STOPPED') return;
  const reason = 'The advertiser withdrew the product.';
  await api.act(
    people.campaigns,
    STOP,
    { id, version: running.version, reason },
    { at: new Date(now.getTime() - STOPPED_DAYS_AGO * DAY_MS), key: `${key}-stop` },
  );
}

/** Every other line is booked without a promise, as customers do. */
function promiseOf({ vehicles, startDate, endDate, name }: PlannedLine): number | null {
  if (name.length % 2 === 1) return null;
  const days = (Date.parse(endDate) - Date.parse(startDate)) / DAY_MS + 1;
  return vehicles.length * days * PROMISED_PER_VEHICLE_DAY;
}

type Creative = { advertiser: string; name: string; key: string; createdAt: Date; index: number };

async function uploadCreative(
  api: Api,
  session: Session,
  { advertiser, name, key, createdAt, index }: Creative,
): Promise<string> {
  const file = drawCreative(index);
  const at = new Date(createdAt.getTime() + HOUR_MS);
  const started = await api.act<{ creative: { id: string }; url: string }>(
    session,
    START_UPLOAD,
    { name: `${advertiser}: ${name}`, contentType: 'image/png', sizeBytes: file.byteLength },
    { at, key: `${key}-creative` },
  );
  const input = { creativeId: started.creative.id };
  // Its address works for minutes; a later run finds the file in its place.
  const { statusCode, body } = await request(started.url, {
    method: 'PUT',
    headers: { 'content-type': 'image/png' },
    body: file,
  });
  const refusal = await body.text();
  const completed = await api.ask<{ __typename: string }>(
    session,
    COMPLETE_UPLOAD,
    { input },
    { at },
  );
  if (completed.__typename === 'CompleteCreativeUploadSuccess') return started.creative.id;
  throw new Error(`${key}: the upload answered ${statusCode} ${refusal.slice(0, 200)}`);
}
