import type { Resolvers } from './generated/resolvers.ts';

type Fields = Record<string, unknown>;

/** One map of the resolvers of each folder; a type may have fields in several of them. */
export function mergeResolvers(parts: readonly Resolvers[]): Resolvers {
  const all: Record<string, Fields> = {};
  for (const part of parts) {
    for (const [type, fields] of Object.entries(part)) {
      all[type] = { ...all[type], ...(fields as Fields) };
    }
  }
  return all as Resolvers;
}
