import { toApiMoney } from '@mobilytics/money/money';
import type { Context } from '../context.ts';
import type { Drift } from '../generated/prisma/client.ts';
import type { Resolvers, UsageBillingState, UsageEventState } from '../generated/resolvers.ts';
import { changeUsageBilling } from './change-usage-billing.ts';
import { type Meter, meterFacts } from './meter.ts';
import { openPeriodOf } from './open-period.ts';
import { countRunningLines } from './running-lines.ts';
import { startUsageBilling } from './start-usage-billing.ts';
import { listUsageBillings, listUsageDifferences, listUsageEvents } from './usage-lists.ts';
import { usageReport } from './usage-report.ts';

const sumOf = (drift: Drift, side: 'ours' | 'theirs') =>
  (drift.fields as { ours: number; theirs: number }[]).reduce(
    (total, field) => total + field[side],
    0,
  );

const lineOf = (ctx: Context, lineId: string) =>
  ctx
    .loader('campaign lines', async (ids: readonly string[]) => {
      const rows = await ctx.db.campaignLine.findMany({ where: { lineId: { in: [...ids] } } });
      return ids.map((id) => rows.find((row) => row.lineId === id) ?? null);
    })
    .load(lineId);

export const usageResolvers: Resolvers = {
  Query: {
    usageReport: (_, { filter }, ctx) => usageReport(ctx, filter),
    usageBillings: (_, { filter, ...page }, ctx) => listUsageBillings(ctx, page, filter),
    usageEvents: (_, { filter, ...page }, ctx) => listUsageEvents(ctx, page, filter),
    usageDifferences: (_, { filter, ...page }, ctx) => listUsageDifferences(ctx, page, filter),
  },
  Mutation: {
    startUsageBilling: (_, { input }, ctx) => startUsageBilling(ctx, input),
    changeUsageBilling: (_, { input }, ctx) => changeUsageBilling(ctx, input),
  },
  UsageBilling: {
    organization: ({ organizationId }) => ({ id: organizationId }),
    meter: ({ meter }) => meter as Meter,
    unitPrice: ({ unitAmountMinor, currency }) => toApiMoney(unitAmountMinor, currency),
    pricedPer: ({ meter }) => meterFacts[meter as Meter].pricedPer,
    state: ({ state }) => state as UsageBillingState,
    runningLines: (billing, _, ctx) =>
      billing.state === 'ACTIVE' || billing.state === 'ENDING'
        ? countRunningLines(ctx.db, billing, ctx.now())
        : 0,
    periodStart: async (billing, _, { db }) => (await openPeriodOf(db, billing))?.start ?? null,
    periodEnd: async (billing, _, { db }) => (await openPeriodOf(db, billing))?.end ?? null,
  },
  UsageEvent: {
    organization: ({ organizationId }) => ({ id: organizationId }),
    meter: ({ meter }) => meter as Meter,
    line: ({ lineId }) => ({ id: lineId }),
    lineName: async ({ lineId }, _, ctx) => (await lineOf(ctx, lineId))?.name ?? lineId,
    day: ({ day }) => day.toISOString().slice(0, 10),
    state: ({ state }) => state as UsageEventState,
  },
  UsageDifference: {
    invoice: ({ objectId }, _, { db }) =>
      db.invoice.findUnique({ where: { stripeInvoiceId: objectId } }),
    organization: ({ organizationId }) => (organizationId === null ? null : { id: organizationId }),
    countedQuantity: (drift) => sumOf(drift, 'ours'),
    invoicedQuantity: (drift) => sumOf(drift, 'theirs'),
    isOpen: ({ state }) => state === 'OPEN',
  },
};
