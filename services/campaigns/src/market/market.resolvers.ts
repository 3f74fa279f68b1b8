import type { Resolvers } from '../generated/resolvers.ts';

export const marketResolvers: Resolvers = {
  Query: {
    markets: (_, __, { db }) => db.market.findMany({ orderBy: { name: 'asc' } }),
  },
  Market: {
    __resolveReference: ({ code }, { db }) => db.market.findUnique({ where: { code } }),
    centre: ({ latitude, longitude }) => ({ latitude, longitude }),
  },
};
