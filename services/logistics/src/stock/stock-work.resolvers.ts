import { connectionFrom } from '@mobilytics/chassis/connection';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Resolvers, StockMovementFilter, StockReason } from '../generated/resolvers.ts';
import { warehouseById } from '../loaders.ts';
import { adjustStock } from './adjust-stock.ts';
import { arrangeStock } from './arrange-stock.ts';
import { countStock } from './count-stock.ts';
import { transferStock } from './transfer-stock.ts';

/** What people do to stock by hand, and the book of all that changed it. */
export const stockWorkResolvers: Resolvers = {
  Query: {
    stockMovements: (_, { filter, ...page }, ctx) => {
      const where = toWhere(filter ?? {});
      return connectionFrom({
        ...page,
        orderBy: [{ field: 'occurredAt', direction: 'DESC' }],
        count: () => ctx.db.stockMovement.count({ where }),
        rows: ({ where: beyond, ...window }) =>
          ctx.db.stockMovement.findMany({ ...window, where: { AND: [where, beyond] } }),
      });
    },
  },
  Mutation: {
    countStock: (_, { input }, ctx) => countStock(ctx, input),
    adjustStock: (_, { input }, ctx) => adjustStock(ctx, input),
    transferStock: (_, { input }, ctx) => transferStock(ctx, input),
    arrangeStock: (_, { input }, ctx) => arrangeStock(ctx, input),
  },
  StockLevel: {
    alertLevel: ({ item }) => item.alertLevel,
    serialized: ({ item }) => item.serialized,
  },
  StockMovement: {
    reason: ({ reason }) => reason as StockReason | null,
    warehouse: async ({ warehouseId }, _, ctx) => {
      const warehouse = await warehouseById(ctx).load(warehouseId);
      if (warehouse === null) throw new Error(`Warehouse ${warehouseId} is gone.`);
      return warehouse;
    },
  },
};

function toWhere({
  warehouseId,
  sku,
  kind,
  reference,
}: StockMovementFilter): Prisma.StockMovementWhereInput {
  const wanted = sku?.trim().toUpperCase() ?? '';
  return {
    ...(warehouseId == null ? {} : { warehouseId }),
    ...(wanted === '' ? {} : { sku: { contains: wanted } }),
    ...(kind == null ? {} : { kind: { in: [...kind] } }),
    ...(reference == null || reference === '' ? {} : { reference }),
  };
}
