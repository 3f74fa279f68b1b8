import { connectionFrom } from '@mobilytics/chassis/connection';
import { toApiMoney } from '@mobilytics/money/money';
import type { Context } from '../context.ts';
import type { BulkItem, Fulfillment } from '../generated/prisma/client.ts';
import type { BulkReason, Resolvers } from '../generated/resolvers.ts';
import { fulfillmentById, shipmentById } from '../loaders.ts';
import { sayBulkReason } from '../messages.ts';
import { changeBulkRun } from './change-bulk-run.ts';
import { startBulkRun } from './start-bulk-run.ts';

export const bulkResolvers: Resolvers = {
  Query: {
    bulkRuns: (_, page, ctx) =>
      connectionFrom({
        ...page,
        orderBy: [{ field: 'createdAt', direction: 'DESC' }],
        count: () => ctx.db.bulkRun.count(),
        rows: (window) => ctx.db.bulkRun.findMany(window),
      }),
    bulkRun: (_, { id }, ctx) => ctx.db.bulkRun.findUnique({ where: { id } }),
  },
  Mutation: {
    startBulkRun: (_, { input }, ctx) => startBulkRun(ctx, input),
    changeBulkRun: (_, { input }, ctx) => changeBulkRun(ctx, input),
  },
  BulkRun: {
    counts: ({ id }, _, ctx) => countsOf(ctx).load(id),
    cost: ({ id }, _, ctx) => costOf(ctx, id),
    items: ({ id: runId }, { status, ...page }, ctx) => {
      const where = { runId, ...(status == null ? {} : { status: { in: [...status] } }) };
      return connectionFrom({
        ...page,
        orderBy: [{ field: 'position', direction: 'ASC' }],
        count: () => ctx.db.bulkItem.count({ where }),
        rows: ({ where: beyond, ...window }) =>
          ctx.db.bulkItem.findMany({ ...window, where: { AND: [where, beyond] } }),
      });
    },
  },
  BulkItem: {
    fulfillment: (item, _, ctx) => fulfillmentOf(ctx, item),
    shipment: ({ shipmentId }, _, ctx) =>
      shipmentId === null ? null : shipmentById(ctx).load(shipmentId),
    reason: ({ reasonCode }) => reasonCode as BulkReason | null,
    reasonText: ({ reasonCode, reasonDetail }, _, { viewer }) =>
      reasonCode === null
        ? null
        : sayBulkReason(viewer.locale, reasonCode as BulkReason, reasonDetail),
  },
};

async function fulfillmentOf(ctx: Context, item: BulkItem): Promise<Fulfillment> {
  const found = await fulfillmentById(ctx).load(item.fulfillmentId);
  if (found === null) throw new Error(`Fulfilment ${item.fulfillmentId} is gone.`);
  return found;
}

const countsOf = (ctx: Context) =>
  ctx.loader('counts of bulk runs', async (ids: readonly string[]) => {
    const rows = await ctx.db.bulkItem.groupBy({
      by: ['runId', 'status'],
      where: { runId: { in: [...ids] } },
      _count: true,
    });
    return ids.map((id) => {
      const ours = rows.filter(({ runId }) => runId === id);
      const of = (status: BulkItem['status']) =>
        ours.find((row) => row.status === status)?._count ?? 0;
      return {
        total: ours.reduce((sum, { _count }) => sum + _count, 0),
        ...{ queued: of('QUEUED'), rated: of('RATED'), bought: of('BOUGHT') },
        ...{ failed: of('FAILED'), skipped: of('SKIPPED') },
      };
    });
  });

async function costOf({ db }: Context, runId: string) {
  const sums = await db.$queryRaw<{ currency: string; amount: bigint }[]>`
    SELECT shipment."costCurrency" AS currency, sum(shipment."costMinor") AS amount
    FROM "BulkItem" item JOIN "Shipment" shipment ON shipment."id" = item."shipmentId"
    WHERE item."runId" = ${runId} AND item."status" = 'BOUGHT' AND shipment."costMinor" IS NOT NULL
    GROUP BY 1 ORDER BY 1`;
  return sums.map(({ currency, amount }) => toApiMoney(Number(amount), currency));
}
