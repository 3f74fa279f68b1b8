import type { PostalAddress } from '../carrier/carrier.ts';
import type { StockItem, StockLevel } from '../generated/prisma/client.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { manyBy } from '../loaders.ts';
import { receiveStock } from './receive-stock.ts';

export type StockLevelParent = StockLevel & { item: StockItem };

const available = ({ onHand, reserved }: StockLevel) => onHand - reserved;

export const stockResolvers: Resolvers = {
  Query: {
    warehouses: (_, __, ctx) => ctx.db.warehouse.findMany({ orderBy: { name: 'asc' } }),
  },
  Mutation: {
    receiveStock: (_, { input }, ctx) => receiveStock(ctx, input),
  },
  Warehouse: {
    address: ({ address }) => address as PostalAddress,
    stock: ({ id }, _, ctx) =>
      manyBy(
        ctx,
        'stock of warehouses',
        (warehouseIds) =>
          ctx.db.stockLevel.findMany({
            where: { warehouseId: { in: warehouseIds } },
            include: { item: true },
            orderBy: { sku: 'asc' },
          }),
        ({ warehouseId }) => warehouseId,
      ).load(id),
  },
  StockLevel: {
    name: ({ item }) => item.name,
    available,
    low: (level) => available(level) <= level.item.alertLevel,
  },
};
