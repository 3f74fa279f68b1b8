import type { Context } from './context.ts';
import type { Device, Fulfillment, Shipment, Warehouse } from './generated/prisma/client.ts';

/** One row each by id, in one query per request; null for what the caller may not see. */
export const shipmentById = (ctx: Context) =>
  ctx.loader<string, Shipment | null>('shipment by id', async (ids) => {
    const rows = await ctx.db.shipment.findMany({ where: { id: { in: [...ids] } } });
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  });

export const fulfillmentById = (ctx: Context) =>
  ctx.loader<string, Fulfillment | null>('fulfillment by id', async (ids) => {
    const rows = await ctx.db.fulfillment.findMany({ where: { id: { in: [...ids] } } });
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  });

export const deviceById = (ctx: Context) =>
  ctx.loader<string, Device | null>('device by id', async (ids) => {
    const rows = await ctx.db.device.findMany({ where: { id: { in: [...ids] } } });
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  });

export const warehouseById = (ctx: Context) =>
  ctx.loader<string, Warehouse | null>('warehouse by id', async (ids) => {
    const rows = await ctx.db.warehouse.findMany({ where: { id: { in: [...ids] } } });
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  });

/** Many rows for each key, in the order they are read. */
export function manyBy<Row>(
  ctx: Context,
  name: string,
  read: (keys: string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string | null,
) {
  return ctx.loader<string, Row[]>(name, async (keys) => {
    const rows = await read([...keys]);
    return keys.map((key) => rows.filter((row) => keyOf(row) === key));
  });
}

/** What lies in each parcel, by serial. */
export const devicesOfShipments = (ctx: Context) =>
  manyBy(
    ctx,
    'devices of shipments',
    (ids) =>
      ctx.db.device.findMany({ where: { shipmentId: { in: ids } }, orderBy: { serial: 'asc' } }),
    ({ shipmentId }) => shipmentId,
  );
