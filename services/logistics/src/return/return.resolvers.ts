import { connectionFrom } from '@mobilytics/chassis/connection';
import { toApiMoney } from '@mobilytics/money/money';
import type { Context } from '../context.ts';
import type { Prisma, ReturnParcel } from '../generated/prisma/client.ts';
import type { Resolvers, ReturnParcelFilter } from '../generated/resolvers.ts';
import { warehouseById } from '../loaders.ts';
import { inspectReturn } from './inspect-return.ts';
import { receiveReturn } from './receive-return.ts';
import { retryReturnLabel } from './retry-return-label.ts';
import type { AnnouncedLine, FoundPiece } from './returned.ts';

const parcelOfReturn = (ctx: Context) =>
  ctx.loader<string, ReturnParcel | null>('parcels of returns', async (ids) => {
    const rows = await ctx.db.returnParcel.findMany({ where: { returnId: { in: [...ids] } } });
    return ids.map((id) => rows.find(({ returnId }) => returnId === id) ?? null);
  });

function toWhere({ status, search, hasLabelFailure }: ReturnParcelFilter) {
  const text = search?.trim() ?? '';
  const where: Prisma.ReturnParcelWhereInput = {
    ...(status ? { status: { in: status } } : {}),
    ...(hasLabelFailure ? { labelFailure: { not: null } } : {}),
    ...(text === ''
      ? {}
      : {
          OR: [
            { id: text },
            { returnId: text },
            { orderId: text },
            { number: { equals: text, mode: 'insensitive' } },
            { orderNumber: { equals: text, mode: 'insensitive' } },
            { trackingNumber: text.replaceAll(/\s/g, '').toUpperCase() },
            { lines: { array_contains: [{ serials: [text.toUpperCase()] }] } },
          ],
        }),
  };
  return where;
}

export const returnResolvers: Resolvers = {
  Query: {
    returnParcels: (_, { filter, ...page }, { db }) => {
      const where = toWhere(filter ?? {});
      return connectionFrom({
        ...page,
        orderBy: [{ field: 'createdAt', direction: 'DESC' }],
        count: () => db.returnParcel.count({ where }),
        rows: ({ where: beyond, ...window }) =>
          db.returnParcel.findMany({ ...window, where: { AND: [where, beyond] } }),
      });
    },
    returnParcel: (_, { id }, { db }) => db.returnParcel.findFirst({ where: { id } }),
  },
  Mutation: {
    retryReturnLabel: (_, { input }, ctx) => retryReturnLabel(ctx, input),
    receiveReturn: (_, { input }, ctx) => receiveReturn(ctx, input),
    inspectReturn: (_, { input }, ctx) => inspectReturn(ctx, input),
  },
  Return: {
    __resolveReference: ({ id }) => ({ id }),
    parcel: ({ id }, _, ctx) => parcelOfReturn(ctx).load(id),
  },
  ReturnParcel: {
    __resolveReference: ({ id }, { db }) => db.returnParcel.findFirst({ where: { id } }),
    return: ({ returnId }) => ({ id: returnId }),
    organization: ({ organizationId }) => ({ id: organizationId }),
    warehouse: async ({ warehouseId }, _, ctx) => {
      const warehouse = await warehouseById(ctx).load(warehouseId);
      if (warehouse === null) throw new Error(`There is no warehouse ${warehouseId}.`);
      return warehouse;
    },
    lines: ({ lines }) =>
      (lines as AnnouncedLine[]).map(({ lineId, ...line }) => ({ ...line, orderLineId: lineId })),
    labelUrl: ({ labelKey }, _, { services }) =>
      labelKey === null ? null : services.files.signedDownloadUrl(labelKey),
    cost: ({ costMinor, costCurrency }) =>
      costMinor === null || costCurrency === null ? null : toApiMoney(costMinor, costCurrency),
    inspection: ({ inspection }) =>
      (inspection as FoundPiece[]).map(({ lineId, ...piece }) => ({
        ...piece,
        orderLineId: lineId,
      })),
  },
};
