import type { Resolvers } from './generated/resolvers.ts';

/** One map of the resolvers of each folder; the root types have fields in several. */
export function mergeResolvers(parts: readonly Resolvers[]): Resolvers {
  const all = Object.assign({}, ...parts) as Resolvers;
  return {
    ...all,
    Query: Object.assign({}, ...parts.map(({ Query }) => Query)),
    Mutation: Object.assign({}, ...parts.map(({ Mutation }) => Mutation)),
  };
}
