import { cities } from '../city/streets.ts';
import { sendPings } from '../replay/send-pings.ts';
import { SeededRandom } from '../seeded-random.ts';
import type { PlannedCampaign, PlannedLine } from '../year/plan-campaigns.ts';
import { localDays, planDriving } from '../year/plan-driving.ts';
import type { Api } from './api.ts';
import { STOPPED_DAYS_AGO } from './campaigns.ts';
import type { People } from './people.ts';
import { sideBySide, until } from './side-by-side.ts';
import type { DemoVehicle } from './vehicles.ts';

const ISSUE_KEY = `mutation ($input: IssueDeviceKeyInput!) { issueDeviceKey(input: $input) {
  __typename ... on IssueDeviceKeySuccess { key } ... on UserError { message path } } }`;

const DAY_MS = 86_400_000;
const BATCH = 2_500;

type Loaded = {
  people: People;
  vehicles: readonly DemoVehicle[];
  campaigns: readonly PlannedCampaign[];
  now: Date;
  url: string;
};

/** Drives every vehicle on the days of its lines, and sends its pings with its device's key. */
export async function loadDriving(api: Api, loaded: Loaded): Promise<number> {
  const counts = await sideBySide(loaded.vehicles, 4, async (vehicle, index) => {
    const days = drivingDays(vehicle, loaded);
    if (days.length === 0) return 0;
    const city = cities[vehicle.customer.market];
    const pings = planDriving(new SeededRandom(40_000 + index), city, days, loaded.now).map(
      ({ atMs, latitude, longitude }, order) => ({
        ...{ sequence: order + 1, recordedAt: new Date(atMs).toISOString(), latitude, longitude },
      }),
    );
    const key = await issueKey(api, loaded.people, vehicle);
    const { signal } = new AbortController();
    const target = { url: loaded.url, key, vehicle: `vehicle ${vehicle.number}`, signal };
    for (let at = 0; at < pings.length; at += BATCH) {
      const { rejected } = await sendPings(target, pings.slice(at, at + BATCH));
      if (rejected.length > 0)
        throw new Error(`Pings were refused: ${JSON.stringify(rejected[0])}`);
    }
    return pings.length;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}

/** A key cannot be read again, so a run that goes on makes a new one. */
function issueKey(api: Api, people: People, { customer, deviceId }: DemoVehicle): Promise<string> {
  const session = people.customers.get(customer);
  if (session === undefined) throw new Error(`${customer.organization} is not signed in.`);
  return until(`Analytics’ hearing of ${deviceId}`, async () => {
    const answer = await api.ask<{ __typename: string; key?: string }>(session, ISSUE_KEY, {
      input: { deviceId },
    });
    return answer.key;
  });
}

function drivingDays({ customer, number }: DemoVehicle, { campaigns, now }: Loaded): number[] {
  return campaigns
    .filter((campaign) => campaign.customer === customer)
    .flatMap(({ lines }) => lines)
    .filter((line) => line.vehicles.includes(number - 1))
    .flatMap((line) => localDays(line.startDate, lastDay(line, now)));
}

/** A stopped vehicle's crew goes on with other work, unmeasured. */
function lastDay({ fate, endDate }: PlannedLine, now: Date): string {
  const daysAgo = { APPROVED: 0, STOPPED: STOPPED_DAYS_AGO + 1 }[fate as string];
  if (daysAgo === undefined) return '';
  const last = new Date(now.getTime() - daysAgo * DAY_MS).toISOString().slice(0, 10);
  return endDate < last ? endDate : last;
}
