import { connectionFrom } from '@mobilytics/chassis/connection';
import type { PostalAddress } from '../carrier/carrier.ts';
import type { Context } from '../context.ts';
import { normalizeSerial } from '../device/serial.ts';
import type { Fulfillment, Prisma } from '../generated/prisma/client.ts';
import type { FulfillmentFilter, Resolvers } from '../generated/resolvers.ts';
import { fulfillmentById, manyBy, warehouseById } from '../loaders.ts';
import { say } from '../messages.ts';
import { emptied } from '../packing/parcels.ts';
import { scanSerial } from './scan-serial.ts';
import { unscanSerial } from './unscan-serial.ts';

export const fulfillmentResolvers: Resolvers = {
  Query: {
    fulfillments: (_, { filter, ...page }, ctx) => {
      const where = toWhere(filter ?? {});
      return connectionFrom({
        ...page,
        orderBy: [{ field: 'createdAt', direction: 'ASC' }],
        count: () => ctx.db.fulfillment.count({ where }),
        rows: ({ where: beyond, ...window }) =>
          ctx.db.fulfillment.findMany({ ...window, where: { AND: [where, beyond] } }),
      });
    },
    fulfillment: (_, { id }, ctx) => fulfillmentById(ctx).load(id),
  },
  Mutation: {
    scanSerial: (_, { input }, ctx) => scanSerial(ctx, input),
    unscanSerial: (_, { input }, ctx) => unscanSerial(ctx, input),
  },
  Fulfillment: {
    __resolveReference: ({ id }, ctx) => fulfillmentById(ctx).load(id),
    order: ({ orderId }) => ({ id: orderId }),
    organization: ({ organizationId }) => ({ id: organizationId }),
    shipTo: ({ shipTo }) => shipTo as PostalAddress,
    warehouse: async ({ warehouseId }, _, ctx) => {
      const warehouse = await warehouseById(ctx).load(warehouseId);
      if (warehouse === null) throw new Error(`Warehouse ${warehouseId} is gone.`);
      return warehouse;
    },
    lines: ({ id }, _, ctx) =>
      manyBy(
        ctx,
        'lines of fulfillments',
        (ids) =>
          ctx.db.fulfillmentLine.findMany({
            where: { fulfillmentId: { in: ids } },
            orderBy: { position: 'asc' },
          }),
        ({ fulfillmentId }) => fulfillmentId,
      ).load(id),
    shipment: async ({ id }, _, ctx) => {
      const found = await manyBy(
        ctx,
        'shipments of fulfillments',
        (ids) =>
          ctx.db.shipment.findMany({
            where: { fulfillmentId: { in: ids }, status: { notIn: [...emptied] } },
            orderBy: { id: 'asc' },
          }),
        ({ fulfillmentId }) => fulfillmentId,
      ).load(id);
      return found[0] ?? null;
    },
    waitingReason: (fulfillment, _, ctx) => waitingReason(fulfillment, ctx),
  },
  FulfillmentLine: {
    scanned: ({ id }, _, ctx) =>
      manyBy(
        ctx,
        'devices of lines',
        (ids) =>
          ctx.db.device.findMany({
            where: { fulfillmentLineId: { in: ids } },
            orderBy: { serial: 'asc' },
          }),
        ({ fulfillmentLineId }) => fulfillmentLineId,
      ).load(id),
    bin: async ({ sku, fulfillmentId }, _, ctx) => {
      const fulfillment = await fulfillmentById(ctx).load(fulfillmentId);
      const level = await ctx.db.stockLevel.findUnique({
        where: { warehouseId_sku: { warehouseId: fulfillment?.warehouseId ?? '', sku } },
      });
      return level?.bin ?? null;
    },
  },
};

function waitingReason({ waitingCode, waitingDetail }: Fulfillment, { viewer }: Context) {
  switch (waitingCode) {
    case 'STOCK':
      return say(viewer.locale, 'waitingForStock', waitingDetail ?? '');
    case 'HELD':
      return say(viewer.locale, 'held');
    case 'CANCELED_AFTER_LABEL':
      return say(viewer.locale, 'canceledAfterLabel');
    default:
      return null;
  }
}

function toWhere({ status, search }: FulfillmentFilter): Prisma.FulfillmentWhereInput {
  const text = search?.trim() ?? '';
  const contains = { contains: text, mode: 'insensitive' as const };
  return {
    ...(status == null ? {} : { status: { in: [...status] } }),
    ...(text === ''
      ? {}
      : {
          OR: [
            { number: contains },
            { orderNumber: contains },
            { id: text.toLowerCase() },
            { orderId: text.toLowerCase() },
            { shipTo: { path: ['name'], string_contains: text, mode: 'insensitive' } },
            { lines: { some: { devices: { some: { serial: normalizeSerial(text) } } } } },
          ],
        }),
  };
}
