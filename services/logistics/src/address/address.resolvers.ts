import type { Resolvers } from '../generated/resolvers.ts';
import { checkAddress } from './check-address.ts';
import { correctShipTo } from './correct-ship-to.ts';

export const addressResolvers: Resolvers = {
  Mutation: { correctShipTo: (_, { input }, ctx) => correctShipTo(ctx, input) },
  Query: { addressCheck: (_, { input }, ctx) => checkAddress(ctx, input) },
};
