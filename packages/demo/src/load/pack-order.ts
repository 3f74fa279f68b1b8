import type { PlannedOrder } from '../year/plan-orders.ts';
import type { Api, Session } from './api.ts';

const SCAN = `mutation ($input: ScanSerialInput!) { scanSerial(input: $input) {
  __typename ... on ScanSerialSuccess { device { id sku } } ... on UserError { message path } } }`;
const SPLIT = `mutation ($input: SplitFulfillmentInput!) { splitFulfillment(input: $input) {
  __typename ... on UserError { message path } } }`;
const PACK = `mutation ($input: PackParcelInput!) { packParcel(input: $input) {
  __typename ... on PackParcelSuccess { shipment { id } } ... on UserError { message path } } }`;
const LINES = 'query ($id: ID!) { fulfillment(id: $id) { lines { id sku quantity serialized } } }';

type Line = { id: string; sku: string; quantity: number; serialized: boolean };
export type PackedDevice = { id: string; sku: string };
export type Work = { staff: Session; order: PlannedOrder; fulfillmentId: string };
/** What lies in one parcel; without `shipmentId` all of the fulfilment. */
export type Packed = {
  shipmentId: string | null;
  devices: PackedDevice[];
  contents: { sku: string; quantity: number }[];
};

const grams: Record<string, number> = {
  ...{ 'MSK-CARTOP': 1_350, 'MSK-TRUCK': 1_850, 'ACC-MOUNT': 620, 'ACC-POWER': 240 },
};

/** Scans what has serials and packs it, in as many parcels as are planned. */
export async function packOrder(api: Api, work: Work): Promise<Packed[]> {
  const { order } = work;
  if (order.fate === 'SPLIT') await splitAccessories(api, work);
  const devices = await scanAll(api, work);
  const isLeftBehind = (sku: string) => order.fate === 'SPLIT' && sku.startsWith('ACC-');
  const contents = order.lines.filter(({ sku }) => sku in grams && !isLeftBehind(sku));
  if (order.parcels === 1) return [{ shipmentId: null, devices, contents }];
  const half = Math.ceil(devices.length / 2);
  const first = await packInto(api, work, { devices: devices.slice(0, half), isFirst: true });
  const second = await packInto(api, work, { devices: devices.slice(half), isFirst: false });
  return [first, second];
}

/** Boxes of kits in one carton; 30 kg is the most that a parcel may weigh. */
export function measure(contents: Packed['contents']) {
  const sum = (of: (content: Packed['contents'][number]) => number) =>
    contents.reduce((total, content) => total + of(content), 0);
  const pieces = sum(({ quantity }) => quantity);
  const weight = sum(({ sku, quantity }) => (grams[sku] ?? 0) * quantity);
  return {
    weightGrams: Math.min(29_500, 250 + weight),
    lengthMillimetres: 420,
    widthMillimetres: 340,
    heightMillimetres: Math.min(600, 110 + 70 * Math.ceil(pieces / 2)),
  };
}

async function scanAll(api: Api, { staff, order, fulfillmentId }: Work): Promise<PackedDevice[]> {
  const { reference, packedAt, serials } = order;
  const devices: PackedDevice[] = [];
  for (const [index, serial] of serials.entries()) {
    const at = new Date(packedAt.getTime() - 900_000 + index * 15_000);
    const act = { at, key: `${reference}-scan-${index}` };
    const input = { fulfillmentId, serial };
    const scanned = await api.act<{ device: PackedDevice }>(staff, SCAN, input, act);
    devices.push(scanned.device);
  }
  return devices;
}

const linesOf = async (api: Api, { staff, fulfillmentId }: Work): Promise<Line[]> =>
  (await api.ask<{ lines: Line[] }>(staff, LINES, { id: fulfillmentId })).lines;

/** The accessories wait for a delivery; the kits leave without them. */
async function splitAccessories(api: Api, work: Work): Promise<void> {
  const { staff, order, fulfillmentId } = work;
  const lines = (await linesOf(api, work))
    .filter(({ serialized }) => !serialized)
    .map(({ id, quantity }) => ({ lineId: id, quantity }));
  // A run that goes on finds them gone already.
  if (lines.length === 0) return;
  const at = new Date(order.packedAt.getTime() - 1_800_000);
  await api.act(staff, SPLIT, { fulfillmentId, lines }, { at, key: `${order.reference}-split` });
}

/** The first parcel has its devices alone, the second all the rest. */
async function packInto(
  api: Api,
  work: Work,
  { devices, isFirst }: { devices: PackedDevice[]; isFirst: boolean },
): Promise<Packed> {
  const { staff, order, fulfillmentId } = work;
  const contents = (await linesOf(api, work))
    .map(({ id, sku, quantity, serialized }) => {
      const own = devices.filter((device) => device.sku === sku).length;
      const rest = isFirst ? 0 : quantity;
      return { lineId: id, sku, quantity: serialized ? own : rest };
    })
    .filter(({ quantity }) => quantity > 0);
  const parcel = measure(contents);
  const { shipment } = await api.act<{ shipment: { id: string } }>(
    staff,
    PACK,
    {
      ...{ fulfillmentId, parcel, deviceIds: devices.map(({ id }) => id) },
      lines: contents.map(({ lineId, quantity }) => ({ lineId, quantity })),
    },
    { at: order.packedAt, key: `${order.reference}-pack-${isFirst ? 1 : 2}` },
  );
  return { shipmentId: shipment.id, devices, contents };
}
