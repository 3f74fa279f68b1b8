import { toApiMoney } from '@mobilytics/money/money';
import type { Resolvers } from '../generated/resolvers.ts';
import { linesOfCampaign } from '../line/line.repository.ts';
import { loadMarket } from '../vehicle/vehicle.repository.ts';
import { listCampaigns, loadCampaign } from './campaign.repository.ts';
import { createCampaign } from './create-campaign.ts';

export const campaignResolvers: Resolvers = {
  Query: {
    campaigns: (_, { filter, ...page }, ctx) => listCampaigns(ctx, page, filter),
    campaign: (_, { id }, ctx) => loadCampaign(ctx, id),
  },
  Mutation: {
    createCampaign: (_, { input }, ctx) => createCampaign(ctx, input),
  },
  Campaign: {
    __resolveReference: ({ id }, ctx) => loadCampaign(ctx, id),
    organization: ({ organizationId }) => ({ id: organizationId }),
    market: ({ marketCode }, _, ctx) => loadMarket(ctx, marketCode),
    budget: async ({ budgetMinor, marketCode }, _, ctx) =>
      budgetMinor === null
        ? null
        : toApiMoney(budgetMinor, (await loadMarket(ctx, marketCode)).currency),
    lines: ({ id }, _, ctx) => linesOfCampaign(ctx, id),
  },
};
