import { toApiMoney } from '@mobilytics/money/money';
import { loadCampaign } from '../campaign/campaign.repository.ts';
import type { Context } from '../context.ts';
import { loadCreative } from '../creative/creative.repository.ts';
import type { Line } from '../generated/prisma/client.ts';
import type { Placement, Resolvers } from '../generated/resolvers.ts';
import { dayOf } from '../market/local-day.ts';
import { messages } from '../messages.ts';
import { loadMarket, loadVehicle } from '../vehicle/vehicle.repository.ts';
import { need } from '../vehicle/vehicle.resolvers.ts';
import { bookLine } from './book-line.ts';
import { createLine } from './create-line.ts';
import { approveLine, cancelLine, declineLine, stopLine } from './decide-line.ts';
import { listLines, loadLine, ratesOf, vehiclesOfLine } from './line.repository.ts';
import { lineProblems } from './line-problems.ts';
import { allowedActions, type LineStatus } from './line-status.ts';
import { describePrice } from './price-basis.ts';
import { priceLine } from './price-line.ts';
import { updateLine } from './update-line.ts';

async function priceOf(line: Line, ctx: Context) {
  const vehicles = await vehiclesOfLine(ctx, line.id);
  const rates = await ratesOf(ctx.db, vehicles, line.placement);
  return priceLine(rates, dayOf(line.startDate), dayOf(line.endDate));
}

async function currencyOf(line: Line, ctx: Context): Promise<string> {
  const campaign = await need(loadCampaign(ctx, line.campaignId));
  return (await loadMarket(ctx, campaign.marketCode)).currency;
}

export const lineResolvers: Resolvers = {
  Query: {
    line: (_, { id }, ctx) => loadLine(ctx, id),
    lines: (_, { filter, ...page }, ctx) => listLines(ctx, page, filter),
  },
  Mutation: {
    createLine: (_, { input }, ctx) => createLine(ctx, input),
    updateLine: (_, { input }, ctx) => updateLine(ctx, input),
    bookLine: (_, { input }, ctx) => bookLine(ctx, input),
    approveLine: (_, { input }, ctx) => approveLine(ctx, input),
    declineLine: (_, { input }, ctx) => declineLine(ctx, input),
    cancelLine: (_, { input }, ctx) => cancelLine(ctx, input),
    stopLine: (_, { input }, ctx) => stopLine(ctx, input),
  },
  Line: {
    __resolveReference: ({ id }, ctx) => loadLine(ctx, id),
    campaign: ({ campaignId }, _, ctx) => need(loadCampaign(ctx, campaignId)),
    status: ({ status }) => status as LineStatus,
    startDate: ({ startDate }) => dayOf(startDate),
    endDate: ({ endDate }) => dayOf(endDate),
    placement: ({ placement }) => placement as Placement,
    vehicles: ({ id }, _, ctx) => vehiclesOfLine(ctx, id),
    creative: ({ creativeId }, _, ctx) =>
      creativeId === null ? null : loadCreative(ctx, creativeId),
    // A draft's price follows the rate card; a booked line keeps the price it was booked at.
    price: async (line, _, ctx) => {
      const amountMinor = line.priceMinor ?? (await priceOf(line, ctx))?.amountMinor;
      return amountMinor === undefined
        ? null
        : toApiMoney(amountMinor, await currencyOf(line, ctx));
    },
    priceBasis: async (line, _, ctx) =>
      describePrice(await priceOf(line, ctx), await currencyOf(line, ctx), ctx.viewer.locale),
    declineReason: ({ status, reason }) => (status === 'DECLINED' ? reason : null),
    stopReason: ({ status, reason }) =>
      status === 'STOPPED' || status === 'CANCELED' ? reason : null,
    guaranteedImpressions: ({ guaranteedOts }) => guaranteedOts,
    makeGoodOf: ({ makeGoodOf }, _, ctx) =>
      makeGoodOf === null ? null : loadLine(ctx, makeGoodOf),
    problems: async (line, _, ctx) => {
      if (line.status !== 'DRAFT') return [];
      const creative = line.creativeId === null ? null : await loadCreative(ctx, line.creativeId);
      const vehicles = await vehiclesOfLine(ctx, line.id);
      return lineProblems(line, vehicles, creative).map(
        ({ message }) => messages[message][ctx.viewer.locale],
      );
    },
    allowedActions: ({ status }, _, { viewer }) =>
      allowedActions(status as LineStatus, viewer.scopes),
  },
  CreativeAssignment: {
    creative: ({ creativeId }, _, ctx) => need(loadCreative(ctx, creativeId)),
    vehicle: ({ vehicleId }, _, ctx) => need(loadVehicle(ctx, vehicleId)),
    line: ({ lineId }, _, ctx) => need(loadLine(ctx, lineId)),
    placement: ({ placement }) => placement as Placement,
    from: ({ startsAt }) => startsAt,
    to: ({ endsAt }) => endsAt,
  },
};
