import { toApiMoney } from '@mobilytics/money/money';
import type { Resolvers } from '../generated/resolvers.ts';
import { type PlanPrices, planName } from './plan.ts';

export const planResolvers: Resolvers = {
  Query: {
    plans: (_, __, ctx) =>
      ctx.db.plan.findMany({ where: { isSold: true }, orderBy: { position: 'asc' } }),
  },
  Plan: {
    name: (plan, _, { viewer }) => planName(plan, viewer.locale),
    interval: ({ interval }) => interval.toLowerCase(),
    prices: ({ prices }) =>
      Object.entries(prices as PlanPrices).map(([currency, amountMinor]) =>
        toApiMoney(amountMinor, currency),
      ),
  },
};
