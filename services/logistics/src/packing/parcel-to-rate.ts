import type { FulfillmentLine, Shipment, ShipmentItem } from '../generated/prisma/client.ts';
import { changeable, packedOf, parcelLines } from './parcels.ts';

/**
 * The parcel that a question about a whole fulfilment means: the open one, else a new one of all that
 * is in no parcel yet, else the last one, which is labelled.
 */
export function parcelToRate<Parcel extends Shipment & { items: ShipmentItem[] }>(
  lines: readonly FulfillmentLine[],
  parcels: readonly Parcel[],
): { parcel: Parcel | null; lines: FulfillmentLine[] } {
  const open = parcels.find(({ status }) => changeable.includes(status));
  if (open !== undefined) return { parcel: open, lines: parcelLines(lines, open.items) };
  const rest = lines.flatMap((line) => {
    const quantity = line.quantity - packedOf(line.id, parcels);
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });
  return { parcel: rest.length > 0 ? null : (parcels.at(-1) ?? null), lines: rest };
}
