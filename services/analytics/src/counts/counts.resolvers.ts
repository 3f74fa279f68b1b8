import type { Resolvers } from '../generated/resolvers.ts';
import { listCurrentSets } from './counts.repository.ts';

export const countsResolvers: Resolvers = {
  Query: {
    trafficCounts: (_root, _args, ctx) => listCurrentSets(ctx.db),
  },
};
