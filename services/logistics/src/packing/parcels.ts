import type { Tx } from '../context.ts';
import type {
  Device,
  FulfillmentLine,
  Shipment,
  ShipmentItem,
} from '../generated/prisma/client.ts';
import type { ShipmentStatus } from '../generated/prisma/enums.ts';

/** Parcels that hold nothing any more: unpacked, or their label given back. */
export const emptied = ['VOIDED', 'VOID_REQUESTED'] as const satisfies ShipmentStatus[];

/** Parcels that can still be changed: no carrier was asked to take them. */
export const changeable: readonly ShipmentStatus[] = ['DRAFT', 'RATED'];

export type Parcel = Shipment & { items: ShipmentItem[]; devices: Device[] };

/** The parcels of a fulfilment that hold something, oldest first. */
export function parcelsOf(tx: Pick<Tx, 'db'>, fulfillmentId: string): Promise<Parcel[]> {
  return tx.db.shipment.findMany({
    where: { fulfillmentId, status: { notIn: [...emptied] } },
    include: { items: true, devices: { orderBy: { serial: 'asc' } } },
    orderBy: { id: 'asc' },
  });
}

/** How many pieces of a line are in parcels. */
export function packedOf(lineId: string, parcels: readonly Pick<Parcel, 'items'>[]): number {
  return parcels
    .flatMap(({ items }) => items)
    .filter(({ fulfillmentLineId }) => fulfillmentLineId === lineId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

/** A line as far as a parcel holds it: its quantity is the parcel's. */
export function parcelLines<Line extends FulfillmentLine>(
  lines: readonly Line[],
  items: readonly Pick<ShipmentItem, 'fulfillmentLineId' | 'quantity'>[],
): Line[] {
  return lines.flatMap((line) => {
    const item = items.find(({ fulfillmentLineId }) => fulfillmentLineId === line.id);
    return item === undefined ? [] : [{ ...line, quantity: item.quantity }];
  });
}
