import type { Resolvers } from './generated/resolvers.ts';

/** Puts the parts of each type together; a field that two parts resolve is an error. */
export function mergeResolvers(parts: readonly Resolvers[]): Resolvers {
  const merged: Record<string, Record<string, unknown>> = {};
  for (const [type, fields] of parts.flatMap((part) => Object.entries(part))) {
    const known = merged[type] ?? {};
    merged[type] = known;
    for (const [name, resolve] of Object.entries(fields)) {
      if (Object.hasOwn(known, name)) throw new Error(`${type}.${name} is resolved twice.`);
      known[name] = resolve;
    }
  }
  return merged as Resolvers;
}
