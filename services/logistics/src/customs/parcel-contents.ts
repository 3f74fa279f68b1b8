import type { Contents, PostalAddress } from '../carrier/carrier.ts';
import type { Context } from '../context.ts';
import { parcelLines } from '../packing/parcels.ts';
import type { ShipmentWithContents } from '../shipment/label-request.ts';
import { contentsOf, isAbroad } from './declaration.ts';

/** Parcels with all that is told of them, in one query per request. */
export const shipmentWithContents = (ctx: Context) =>
  ctx.loader<string, ShipmentWithContents | null>('shipment with contents', async (ids) => {
    const rows = await ctx.db.shipment.findMany({
      where: { id: { in: [...ids] } },
      include: withContents,
    });
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  });

export const withContents = {
  items: true,
  fulfillment: { include: { warehouse: true, lines: { orderBy: { position: 'asc' } } } },
} as const;

export function parcelContents(shipment: ShipmentWithContents): Contents {
  const { fulfillment, items } = shipment;
  return contentsOf({ ...fulfillment, lines: parcelLines(fulfillment.lines, items) }, shipment);
}

/** Whether customs will look at it. */
export const needsCustoms = ({ fulfillment, shipTo }: ShipmentWithContents) =>
  isAbroad(fulfillment.warehouse.address as PostalAddress, shipTo as PostalAddress);
