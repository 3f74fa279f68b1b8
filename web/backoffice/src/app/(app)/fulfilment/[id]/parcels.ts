/** What the station needs to know of a line and of a parcel to say what is still to be done. */
interface Line {
  id: string;
  sku: string;
  quantity: number;
  serialized: boolean;
  packed: number;
  scanned: readonly { id: string }[];
}

interface Parcel {
  status: string;
  trackingNumber: string | null;
  items: readonly { serialized: boolean; quantity: number; devices: readonly { id: string }[] }[];
}

export interface LineQuantity {
  lineId: string;
  quantity: number;
}

const emptied = ['VOIDED', 'VOID_REQUESTED'];

/** The parcel that is worked on: the first that has no label yet. */
export function openParcel<P extends Parcel>(parcels: readonly P[]): P | undefined {
  return parcels.find(
    ({ status, trackingNumber }) => !emptied.includes(status) && trackingNumber === null,
  );
}

/** Parcels with a label that holds, oldest first. */
export function labelledParcels<P extends Parcel>(parcels: readonly P[]): P[] {
  return parcels.filter(
    ({ status, trackingNumber }) => !emptied.includes(status) && trackingNumber !== null,
  );
}

/** Pieces that are in no parcel, line by line. */
export function unpackedPieces(lines: readonly Line[]): LineQuantity[] {
  return lines.flatMap(({ id, quantity, packed }) =>
    quantity > packed ? [{ lineId: id, quantity: quantity - packed }] : [],
  );
}

/** How many pieces with serials are still to be scanned into a parcel. */
export function missingInParcel({ items }: Pick<Parcel, 'items'>): number {
  return items
    .filter(({ serialized }) => serialized)
    .reduce((sum, { quantity, devices }) => sum + quantity - devices.length, 0);
}

/** Devices that were scanned and are in no parcel yet, counted by line. */
export function looseDevices(lines: readonly Line[], parcels: readonly Parcel[]): LineQuantity[] {
  const inside = new Set(
    parcels
      .filter(({ status }) => !emptied.includes(status))
      .flatMap(({ items }) => items.flatMap(({ devices }) => devices.map(({ id }) => id))),
  );
  return lines.flatMap(({ id, scanned }) => {
    const quantity = scanned.filter((device) => !inside.has(device.id)).length;
    return quantity > 0 ? [{ lineId: id, quantity }] : [];
  });
}

/** What the next parcel holds when a person packs what was scanned: devices, and counted pieces. */
export function inHand(
  lines: readonly Line[],
  parcels: readonly Parcel[],
  counted: Readonly<Record<string, number>>,
): LineQuantity[] {
  const pieces = Object.entries(counted)
    .filter(([, quantity]) => quantity > 0)
    .map(([lineId, quantity]) => ({ lineId, quantity }));
  return [...looseDevices(lines, parcels), ...pieces];
}

export type CountAnswer = 'COUNTED' | 'COMPLETE' | 'SERIALS' | null;

/** What a scanned word is when it is the SKU of a line; null when it is none. */
export function countSku(
  text: string,
  lines: readonly Line[],
  counted: Readonly<Record<string, number>>,
): { answer: CountAnswer; lineId?: string } {
  const word = text.trim().toUpperCase();
  const named = lines.filter(({ sku }) => sku.toUpperCase() === word);
  if (named.length === 0) return { answer: null };
  if (named.every(({ serialized }) => serialized)) return { answer: 'SERIALS' };
  const open = named.find(
    ({ id, serialized, quantity, packed }) => !serialized && packed + (counted[id] ?? 0) < quantity,
  );
  return open ? { answer: 'COUNTED', lineId: open.id } : { answer: 'COMPLETE' };
}
