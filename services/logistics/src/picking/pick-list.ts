import type { Context } from '../context.ts';
import type { Fulfillment, Warehouse } from '../generated/prisma/client.ts';
import { emptied } from '../packing/parcels.ts';
import { planWalk, type Stop } from './plan-walk.ts';

export type PickListParent = {
  warehouse: Warehouse;
  fulfillments: Fulfillment[];
  stops: Stop[];
  pieces: number;
};

/** A cart has so many totes. */
export const largestWave = 50;

/** What is still on the shelf for these fulfilments; null when there is no such warehouse. */
export async function pickList(
  { db }: Pick<Context, 'db'>,
  { warehouseId, ids }: { warehouseId: string; ids: readonly string[] | null },
): Promise<PickListParent | null> {
  const warehouse = await db.warehouse.findUnique({ where: { id: warehouseId } });
  if (warehouse === null) return null;
  const fulfillments = await db.fulfillment.findMany({
    where: {
      warehouseId,
      status: ids === null ? 'TO_PICK' : { in: ['TO_PICK', 'PICKED'] },
      ...(ids === null ? {} : { id: { in: [...ids] } }),
    },
    include: {
      lines: {
        orderBy: { position: 'asc' },
        include: {
          devices: { select: { id: true } },
          packed: { where: { shipment: { status: { notIn: [...emptied] } } } },
        },
      },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: largestWave,
  });
  const lines = fulfillments.flatMap((fulfillment) =>
    fulfillment.lines.map(({ sku, name, serialized, quantity, devices, packed }) => ({
      ...{ fulfillmentId: fulfillment.id, sku, name, serialized },
      left: serialized
        ? quantity - devices.length
        : quantity - packed.reduce((sum, item) => sum + item.quantity, 0),
    })),
  );
  const levels = await db.stockLevel.findMany({
    where: { warehouseId, sku: { in: lines.map(({ sku }) => sku) } },
  });
  const bins = new Map(levels.map(({ sku, bin }) => [sku, bin]));
  const stops = planWalk(
    fulfillments.map(({ id }) => id),
    lines,
    bins,
  );
  const pieces = stops.reduce((sum, { quantity }) => sum + quantity, 0);
  return { warehouse, fulfillments, stops, pieces };
}
