import type { Resolvers } from '../generated/resolvers.ts';
import { checkAddress } from './check-address.ts';

export const addressResolvers: Resolvers = {
  Query: { addressCheck: (_, { input }, ctx) => checkAddress(ctx, input) },
};
