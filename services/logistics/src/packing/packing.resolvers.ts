import { splitFulfillment } from '../fulfillment/split-fulfillment.ts';
import type { Fulfillment } from '../generated/prisma/client.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { devicesOfShipments, fulfillmentById, manyBy } from '../loaders.ts';
import { packParcel } from './pack-parcel.ts';
import { emptied } from './parcels.ts';
import { unpackParcel } from './unpack-parcel.ts';

/** The part of Fulfillment, FulfillmentLine and Shipment that tells what lies in which parcel. */
export const packingResolvers = {
  Mutation: {
    packParcel: (_, { input }, ctx) => packParcel(ctx, input),
    unpackParcel: (_, { input }, ctx) => unpackParcel(ctx, input),
    splitFulfillment: (_, { input }, ctx) => splitFulfillment(ctx, input),
  },
  Fulfillment: {
    shipments: ({ id }, _, ctx) =>
      manyBy(
        ctx,
        'parcels of fulfillments',
        (ids) =>
          ctx.db.shipment.findMany({
            where: {
              fulfillmentId: { in: ids },
              // What was unpacked never was a parcel for anybody.
              OR: [{ status: { not: 'VOIDED' } }, { trackingNumber: { not: null } }],
            },
            orderBy: { id: 'asc' },
          }),
        ({ fulfillmentId }) => fulfillmentId,
      ).load(id),
    splitFrom: ({ splitFromId }, _, ctx) =>
      splitFromId === null ? null : fulfillmentById(ctx).load(splitFromId),
    splits: ({ id }, _, ctx) =>
      manyBy<Fulfillment>(
        ctx,
        'splits of fulfillments',
        (ids) =>
          ctx.db.fulfillment.findMany({
            where: { splitFromId: { in: ids } },
            orderBy: { id: 'asc' },
          }),
        ({ splitFromId }) => splitFromId,
      ).load(id),
  },
  FulfillmentLine: {
    packed: async ({ id }, _, ctx) => {
      const items = await manyBy(
        ctx,
        'packed pieces of lines',
        (ids) =>
          ctx.db.shipmentItem.findMany({
            where: {
              fulfillmentLineId: { in: ids },
              shipment: { status: { notIn: [...emptied] } },
            },
          }),
        ({ fulfillmentLineId }) => fulfillmentLineId,
      ).load(id);
      return items.reduce((sum, { quantity }) => sum + quantity, 0);
    },
  },
  Shipment: {
    fulfillment: ({ fulfillmentId }, _, ctx) => fulfillmentById(ctx).load(fulfillmentId),
    items: async ({ id }, _, ctx) => {
      const items = await manyBy(
        ctx,
        'contents of shipments',
        (ids) =>
          ctx.db.shipmentItem.findMany({
            where: { shipmentId: { in: ids } },
            include: { line: true },
            orderBy: { line: { position: 'asc' } },
          }),
        ({ shipmentId }) => shipmentId,
      ).load(id);
      const devices = await devicesOfShipments(ctx).load(id);
      return items.map(({ line, quantity }) => ({
        ...{ lineId: line.id, sku: line.sku, name: line.name, quantity },
        serialized: line.serialized,
        devices: devices.filter(({ fulfillmentLineId }) => fulfillmentLineId === line.id),
      }));
    },
  },
} satisfies Resolvers;
