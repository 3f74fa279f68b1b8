import type { Context } from '../context.ts';
import type { Manifest, Warehouse } from '../generated/prisma/client.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { manyBy, warehouseById } from '../loaders.ts';
import { say } from '../messages.ts';
import { bookPickup } from '../pickup/book-pickup.ts';
import { cancelPickup } from '../pickup/cancel-pickup.ts';
import { settlePickup } from '../pickup/settle-pickup.ts';
import { createManifest } from './create-manifest.ts';
import { endOfDay } from './end-of-day.ts';
import { handOverManifest } from './hand-over-manifest.ts';
import { dayOf } from './warehouse-day.ts';

type LeftOut = { shipmentId: string; trackingNumber: string }[];

export const endOfDayResolvers: Resolvers = {
  Query: {
    endOfDay: (_, { date }, ctx) => endOfDay(ctx, date ?? null),
    manifest: (_, { id }, ctx) => ctx.db.manifest.findUnique({ where: { id } }),
  },
  Mutation: {
    createManifest: (_, { input }, ctx) => createManifest(ctx, input),
    handOverManifest: (_, { input }, ctx) => handOverManifest(ctx, input),
    bookPickup: (_, { input }, ctx) => bookPickup(ctx, input),
    cancelPickup: (_, { input }, ctx) => cancelPickup(ctx, input),
    settlePickup: (_, { input }, ctx) => settlePickup(ctx, input),
  },
  Manifest: {
    __resolveReference: ({ id }, ctx) => manifestById(ctx).load(id),
    warehouse: ({ warehouseId }, _, ctx) => warehouse(ctx, warehouseId),
    date: ({ date }) => dayOf(date),
    weightGrams: async ({ id }, _, ctx) =>
      (await shipmentsOf(ctx).load(id)).reduce((sum, row) => sum + (row.weightGrams ?? 0), 0),
    shipments: ({ id }, _, ctx) => shipmentsOf(ctx).load(id),
    documentUrls: ({ documentKeys }, _, ctx) =>
      Promise.all(documentKeys.map((key) => ctx.services.files.signedDownloadUrl(key))),
    listUrl: ({ listKey }, _, ctx) =>
      listKey === null ? null : ctx.services.files.signedDownloadUrl(listKey),
    leftOut: ({ leftOut }) => leftOut as LeftOut,
    failure: ({ errorMessage }) => errorMessage,
  },
  Pickup: {
    __resolveReference: ({ id }, ctx) => ctx.db.pickup.findUnique({ where: { id } }),
    warehouse: ({ warehouseId }, _, ctx) => warehouse(ctx, warehouseId),
    date: ({ date }) => dayOf(date),
    failure: ({ status, errorMessage }, _, ctx) =>
      status === 'REQUESTED' ? say(ctx.viewer.locale, 'pickupOutcomeUnknown') : errorMessage,
  },
  Shipment: {
    manifest: ({ manifestId }, _, ctx) =>
      manifestId === null ? null : manifestById(ctx).load(manifestId),
  },
};

const shipmentsOf = (ctx: Context) =>
  manyBy(
    ctx,
    'shipments of manifests',
    (ids) =>
      ctx.db.shipment.findMany({ where: { manifestId: { in: ids } }, orderBy: { id: 'asc' } }),
    ({ manifestId }) => manifestId,
  );

const manifestById = (ctx: Context) =>
  ctx.loader<string, Manifest | null>('manifest by id', async (ids) => {
    const rows = await ctx.db.manifest.findMany({ where: { id: { in: [...ids] } } });
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  });

async function warehouse(ctx: Context, id: string): Promise<Warehouse> {
  const found = await warehouseById(ctx).load(id);
  if (found === null) throw new Error(`Warehouse ${id} is missing.`);
  return found;
}
