import type { Resolvers } from '../generated/resolvers.ts';
import { createApiKey } from './create-api-key.ts';
import { revokeApiKey } from './revoke-api-key.ts';

export const apiKeyResolvers: Resolvers = {
  Mutation: {
    createApiKey: (_root, { input }, ctx) => createApiKey(ctx, input),
    revokeApiKey: (_root, { input }, ctx) => revokeApiKey(ctx, input),
  },
};
