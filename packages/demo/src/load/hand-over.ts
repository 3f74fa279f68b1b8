import type { Api } from './api.ts';
import type { Parcel } from './fulfil-order.ts';
import type { People } from './people.ts';
import { sideBySide } from './side-by-side.ts';

const CREATE = `mutation ($input: CreateManifestInput!) { createManifest(input: $input) {
  __typename ... on CreateManifestSuccess { manifest { id status } }
  ... on UserError { message path } } }`;
const HAND_OVER = `mutation ($input: HandOverManifestInput!) { handOverManifest(input: $input) {
  __typename ... on UserError { message path } } }`;
const WAREHOUSES = 'query { warehouses { id code } }';

const DAY_MS = 86_400_000;
/** Nobody noted the hand-over before; the courier's first scan told as much. */
const NOTED_DAYS = 45;

/** Closes the days of the last weeks, carrier by carrier, with one manifest each. */
export async function handOver(
  api: Api,
  { fulfilment: staff }: People,
  parcels: readonly Parcel[],
  now: Date,
): Promise<void> {
  const warehouses = await api.ask<{ id: string; code: string }[]>(staff, WAREHOUSES, {});
  const noted = parcels.filter(
    ({ order, soldAt }) =>
      order.fate !== 'LABELED' && now.getTime() - soldAt.getTime() < NOTED_DAYS * DAY_MS,
  );
  const doors = Map.groupBy(noted, doorOf);
  await sideBySide([...doors], 5, async ([door, own]) => {
    const [code, carrier] = door.split(' ');
    const warehouseId = warehouses.find((warehouse) => warehouse.code === code)?.id;
    const days = Map.groupBy(own, ({ soldAt }) => soldAt.toISOString().slice(0, 10));
    for (const [day, together] of [...days].sort(([a], [b]) => a.localeCompare(b))) {
      const last = Math.max(...together.map(({ soldAt }) => soldAt.getTime()));
      const step = (minutes: number, verb: string) => ({
        ...{ at: new Date(last + minutes * 60_000), key: `${code}-${carrier}-${day}-${verb}` },
      });
      const shipmentIds = together.map(({ shipmentId }) => shipmentId);
      const { manifest } = await api.act<{ manifest: { id: string } }>(
        staff,
        CREATE,
        { warehouseId, carrier, shipmentIds },
        step(20, 'manifest'),
      );
      await api.act(staff, HAND_OVER, { manifestId: manifest.id }, step(45, 'hand-over'));
    }
  });
}

const doorOf = ({ order, carrier }: Parcel): string =>
  `${order.shipTo.country === 'US' ? 'CHI' : 'TOR'} ${carrier}`;
