import { connectionFrom, type PageArgs } from '@mobilytics/chassis/connection';
import { toApiMoney } from '@mobilytics/money/money';
import { microDecimal } from '../campaign/delivered-figures.ts';
import type { Context } from '../context.ts';
import { NO_FREE_DAYS } from '../events/on-make-good-answered.ts';
import type { MakeGood, Prisma } from '../generated/prisma/client.ts';
import type {
  MakeGoodFilter,
  MakeGoodReason,
  MakeGoodRemedy,
  MakeGoodState,
  Resolvers,
} from '../generated/resolvers.ts';
import { declineMakeGood } from './decline-make-good.ts';
import { makeGoodMessage } from './make-good-messages.ts';
import { requestMakeGood } from './request-make-good.ts';

const isoDay = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
const isStaff = ({ viewer }: Context) => viewer.scopes.includes('staff:billing');

const lineOf = (ctx: Context, { lineId }: MakeGood) =>
  ctx
    .loader('lines of make-goods', async (ids: readonly string[]) => {
      const rows = await ctx.db.campaignLine.findMany({ where: { lineId: { in: [...ids] } } });
      return ids.map((id) => rows.find((row) => row.lineId === id) ?? null);
    })
    .load(lineId);

function listMakeGoods(ctx: Context, page: PageArgs, filter: MakeGoodFilter | null | undefined) {
  const where: Prisma.MakeGoodWhereInput = {
    ...(filter?.organizationId && { organizationId: filter.organizationId }),
    ...(filter?.campaignId && { campaignId: filter.campaignId }),
    ...(filter?.state && { state: { in: [...filter.state] } }),
  };
  return connectionFrom({
    ...page,
    orderBy: [{ field: 'proposedAt', direction: 'DESC' }],
    count: () => ctx.db.makeGood.count({ where }),
    rows: (window) =>
      ctx.db.makeGood.findMany({
        where: { AND: [where, window.where] },
        orderBy: window.orderBy,
        take: window.take,
      }),
  });
}

export const makeGoodResolvers: Resolvers = {
  Query: {
    makeGoods: (_, { filter, ...page }, ctx) => listMakeGoods(ctx, page, filter),
    makeGood: (_, { id }, { db }) => db.makeGood.findUnique({ where: { id } }),
  },
  Mutation: {
    requestMakeGood: (_, { input }, ctx) => requestMakeGood(ctx, input),
    declineMakeGood: (_, { input }, ctx) => declineMakeGood(ctx, input),
  },
  MakeGood: {
    organization: ({ organizationId }) => ({ id: organizationId }),
    line: ({ lineId }) => ({ id: lineId }),
    lineName: async (row, _, ctx) => (await lineOf(ctx, row))?.name ?? row.lineId,
    campaign: ({ campaignId }) => ({ id: campaignId }),
    campaignName: async (row, _, ctx) => (await lineOf(ctx, row))?.campaignName ?? row.campaignId,
    reason: ({ reason }) => reason as MakeGoodReason,
    state: ({ state }) => state as MakeGoodState,
    guaranteedImpressions: ({ guaranteedOts }) => guaranteedOts,
    deliveredImpressions: ({ deliveredMicro }) =>
      deliveredMicro === null ? null : microDecimal(deliveredMicro),
    level: () => 'OTS',
    asOf: ({ measuredAsOf }) => measuredAsOf,
    coverage: ({ coverageMicro }) => (coverageMicro === null ? null : microDecimal(coverageMicro)),
    shortfall: ({ shortfallMicro }) => microDecimal(shortfallMicro),
    price: ({ priceMinor, currency }) => toApiMoney(priceMinor, currency),
    credit: ({ creditMinor, currency }) => toApiMoney(creditMinor, currency),
    remedy: ({ remedy }) => remedy as MakeGoodRemedy | null,
    newLine: ({ newLineId }) => (newLineId === null ? null : { id: newLineId }),
    newLineFrom: ({ newLineStart }) => isoDay(newLineStart),
    newLineTo: ({ newLineEnd }) => isoDay(newLineEnd),
    // What staff write among themselves is not for the customer.
    note: ({ note }, _, ctx) => {
      if (!isStaff(ctx)) return null;
      return note === NO_FREE_DAYS ? makeGoodMessage('noFreeDays', ctx.viewer.locale) : note;
    },
    request: ({ moneyRequestId }, _, ctx) =>
      moneyRequestId === null || !isStaff(ctx)
        ? null
        : ctx.db.moneyRequest.findUnique({ where: { id: moneyRequestId } }),
  },
};
