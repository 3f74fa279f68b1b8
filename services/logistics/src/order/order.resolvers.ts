import type { Resolvers } from '../generated/resolvers.ts';
import { manyBy } from '../loaders.ts';
import { visibleShipments } from '../shipment/visible-shipments.ts';

/** An order or an organisation: other services know the rest of it. */
export type OrderParent = { id: string };

export const orderResolvers: Resolvers = {
  Order: {
    __resolveReference: ({ id }) => ({ id }),
    shipments: ({ id }, _, ctx) =>
      manyBy(
        ctx,
        'shipments of orders',
        (orderIds) =>
          ctx.db.shipment.findMany({
            where: { AND: [{ orderId: { in: orderIds } }, visibleShipments(ctx)] },
            orderBy: { id: 'asc' },
          }),
        ({ orderId }) => orderId,
      ).load(id),
    fulfillments: ({ id }, _, ctx) =>
      manyBy(
        ctx,
        'fulfillments of orders',
        (orderIds) =>
          ctx.db.fulfillment.findMany({
            where: { orderId: { in: orderIds } },
            orderBy: { id: 'asc' },
          }),
        ({ orderId }) => orderId,
      ).load(id),
  },
};
