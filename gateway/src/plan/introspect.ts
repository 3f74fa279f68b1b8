import {
  type DocumentNode,
  executeSync,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import type { Fragments } from './conditions.ts';
import type { Data } from './merge.ts';

/** The part of an operation that asks about the schema, which graphql-js answers; null without one. */
export function introspectionPart(
  operation: OperationDefinitionNode,
  fragments: Fragments,
): DocumentNode | null {
  const selections = pick(operation.selectionSet.selections, fragments);
  if (selections.length === 0) return null;
  const part = { ...operation, selectionSet: { ...operation.selectionSet, selections } };
  return { kind: Kind.DOCUMENT, definitions: [part, ...fragments.values()] };
}

function pick(selections: readonly SelectionNode[], fragments: Fragments): SelectionNode[] {
  return selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === 'Field') {
      return /^__(schema|type)$/.test(selection.name.value) ? [selection] : [];
    }
    const fragment =
      selection.kind === 'FragmentSpread' ? fragments.get(selection.name.value) : selection;
    const inner = pick(fragment?.selectionSet.selections ?? [], fragments);
    if (inner.length === 0) return [];
    const { directives } = selection;
    return [
      {
        kind: Kind.INLINE_FRAGMENT,
        ...(directives && { directives }),
        selectionSet: { kind: Kind.SELECTION_SET, selections: inner },
      },
    ];
  });
}

export function introspect(
  schema: GraphQLSchema,
  document: DocumentNode | null,
  variableValues: Record<string, unknown>,
): Data {
  if (document === null) return {};
  const { data, errors } = executeSync({ schema, document, rootValue: {}, variableValues });
  if (errors?.[0]) throw errors[0];
  return data ?? {};
}
