import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { type Data, mergeInto } from './merge.ts';
import { isOfType } from './rewrites.ts';

/** What a plan requires of an entity to ask another subgraph about it; null when something is missing. */
export function represent(
  schema: GraphQLSchema,
  source: Data | null,
  selections: readonly QueryPlanSelectionNode[],
): Data | null {
  if (source === null) return null;
  const result: Data = {};
  for (const selection of selections) {
    if (selection.kind === 'InlineFragment') {
      if (selection.typeCondition && isOfType(schema, source, selection.typeCondition)) {
        mergeInto(result, represent(schema, source, selection.selections));
      }
      continue;
    }
    const name = selection.alias ?? selection.name;
    const value = source[name];
    const { selections: inner } = selection;
    if (value === undefined) return null;
    if (!inner) result[name] = value;
    else if (Array.isArray(value)) {
      result[name] = value.map((element) => represent(schema, element, inner));
    } else {
      result[name] = represent(schema, value as Data | null, inner);
    }
  }
  return result;
}
