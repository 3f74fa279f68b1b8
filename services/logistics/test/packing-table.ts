import assert from 'node:assert/strict';
import { newId } from '@mobilytics/ids/new-id';
import {
  confirm,
  mutate,
  order,
  orderLine,
  type Platform,
  parcel,
  receiveKits,
  toronto,
} from './platform.ts';

type Refused = { problems: { path: string[]; code: string }[] };

export const codes = '... on InvalidInput { problems { path code } }';
export const codesOf = ({ problems }: Refused) =>
  problems.map(({ path, code }) => `${path.slice(1).join('.')} ${code}`);

/** What people do at the packing table, on one platform. */
export function packingTable(platform: () => Platform) {
  const level = async (sku = 'MSK-CARTOP') => {
    const where = { warehouseId_sku: { warehouseId: toronto, sku } };
    const found = await platform().db.stockLevel.findUnique({ where });
    return { onHand: found?.onHand ?? 0, reserved: found?.reserved ?? 0 };
  };

  const pack = (input: Record<string, unknown>) =>
    mutate(
      platform(),
      'packParcel',
      input,
      `... on PackParcelSuccess { shipment { id status items { lineId quantity devices { serial } } } fulfillment { status lines { packed } } } ${codes} ... on RefusedTransition { from }`,
    );

  const scan = async (fulfillmentId: string, serials: readonly string[]) => {
    for (const serial of serials) {
      const { __typename } = await mutate(platform(), 'scanSerial', { fulfillmentId, serial }, '');
      assert.equal(__typename, 'ScanSerialSuccess');
    }
  };

  /** An order of kits and mounts, with enough of both on the shelf. */
  async function ordered(kits: number, mounts: number, organizationId = newId('org')) {
    const serials = await receiveKits(platform(), kits);
    const input = { warehouseId: toronto, sku: 'ACC-MOUNT', quantity: mounts };
    await mutate(platform(), 'receiveStock', input, '');
    const lines = [orderLine('MSK-CARTOP', kits), orderLine('ACC-MOUNT', mounts)];
    const confirmed = order(1, { lines });
    const fulfillment = await confirm(platform(), confirmed, organizationId);
    const [kitLine, mountLine] = await platform().db.fulfillmentLine.findMany({
      where: { fulfillmentId: fulfillment.id },
      orderBy: { position: 'asc' },
    });
    return { serials, fulfillment, kit: kitLine?.id ?? '', mount: mountLine?.id ?? '' };
  }

  /** Buys the cheapest label of an open parcel. Parcels are asked for one after the other. */
  async function buy(fulfillmentId: string) {
    const quoted = await mutate(
      platform(),
      'quoteRates',
      { fulfillmentId, parcel },
      '... on QuoteRatesSuccess { shipment { id } rates { id } } ... on RefusedTransition { from }',
    );
    assert.equal(quoted.__typename, 'QuoteRatesSuccess', JSON.stringify(quoted));
    const input = { shipmentId: quoted.shipment.id, rateId: quoted.rates[0].id };
    const bought = await mutate(
      platform(),
      'buyLabel',
      input,
      '... on BuyLabelSuccess { shipment { id trackingNumber } } ... on SerialsMissing { missing }',
    );
    return { ...bought, shipmentId: input.shipmentId };
  }

  const statusOf = async (id: string) =>
    (await platform().db.fulfillment.findUniqueOrThrow({ where: { id } })).status;

  return { level, pack, scan, ordered, buy, statusOf };
}
