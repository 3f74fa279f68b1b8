import { campaignResolvers } from './campaign/campaign.resolvers.ts';
import { creativeResolvers } from './creative/creative.resolvers.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { lineResolvers } from './line/line.resolvers.ts';
import { marketResolvers } from './market/market.resolvers.ts';
import { vehicleResolvers } from './vehicle/vehicle.resolvers.ts';

export const resolvers: Resolvers = {
  ...campaignResolvers,
  ...creativeResolvers,
  ...lineResolvers,
  ...marketResolvers,
  ...vehicleResolvers,
  Query: {
    ...campaignResolvers.Query,
    ...creativeResolvers.Query,
    ...lineResolvers.Query,
    ...marketResolvers.Query,
    ...vehicleResolvers.Query,
  },
  Mutation: {
    ...campaignResolvers.Mutation,
    ...creativeResolvers.Mutation,
    ...lineResolvers.Mutation,
    ...vehicleResolvers.Mutation,
  },
};
