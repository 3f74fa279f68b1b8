import { newId } from '@mobilytics/ids/new-id';
import { readPings } from '../src/files/read-pings.ts';
import type { Placement } from '../src/measurement/method.ts';
import { compareFixes } from '../src/measurement/screen-ping.ts';
import type { Harness, SentPing } from './harness.ts';

export const sample = (name: string) => new URL(`../samples/${name}`, import.meta.url).pathname;

/** The pings of a file by vehicle, with the sequences that devices would have given them. */
export function pingsOfFile(file: string): Map<string, SentPing[]> {
  return new Map(
    [...readPings(file).fixesByVehicle].map(([vehicle, fixes]) => [
      vehicle,
      fixes.sort(compareFixes).map(({ recordedAtMs, latitude, longitude }, sequence) => ({
        ...{ sequence, latitude, longitude },
        recordedAt: new Date(recordedAtMs).toISOString(),
      })),
    ]),
  );
}

export type Booking = {
  marketCode?: string;
  timeZone?: string;
  placement?: Placement;
  illuminated?: boolean;
  from?: string;
  to?: string;
};

/** Books a line and returns what its events are made of. */
export async function bookLine(
  harness: Harness,
  organizationId: string,
  { marketCode = 'CHICAGO', timeZone = 'America/Chicago' }: Booking = {},
) {
  const [lineId, campaignId] = [newId('lin'), newId('cmp')];
  await harness.deliver(organizationId, 'line.booked', {
    ...{ lineId, campaignId, name: 'Line', marketCode, timeZone },
    ...{ startDate: '2026-01-01', endDate: '2026-12-31' },
  });
  return { lineId, campaignId };
}

/** Puts a device on a new vehicle. */
export async function mount(
  harness: Harness,
  organizationId: string,
  deviceId: string,
  { marketCode = 'CHICAGO', timeZone = 'America/Chicago', illuminated = false }: Booking = {},
) {
  const vehicleId = newId('veh');
  await harness.deliver(organizationId, 'device.assigned', {
    ...{ assignmentId: newId('das'), deviceId, vehicleId, vehicleName: 'Van' },
    ...{ marketCode, timeZone, illuminated, population: null },
    ...{ from: '2005-01-01T00:00:00.000Z', to: null },
  });
  return vehicleId;
}

export async function post(
  harness: Harness,
  organizationId: string,
  line: { lineId: string; campaignId: string },
  vehicleId: string,
  {
    placement = 'REAR',
    from = '2005-01-01T00:00:00.000Z',
    to = '2030-01-01T00:00:00.000Z',
  }: Booking = {},
) {
  const assignmentId = newId('cas');
  const creativeId = newId('crv');
  const event = { assignmentId, creativeId, vehicleId, ...line, placement, from, to };
  await harness.deliver(organizationId, 'creative.assigned', event);
  return event;
}

/** Sends pings in portions. */
export async function sendAll(
  harness: Harness,
  key: string,
  pings: readonly SentPing[],
  portion = 5_000,
) {
  for (let at = 0; at < pings.length; at += portion) {
    const { status, body } = await harness.send(key, pings.slice(at, at + portion));
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  }
}
