import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql';

/** The gateway limits callers; these are the second line, wide enough for its own query plans. */
export const maxTokens = 10_000;
export const maxDepth = 25;

/** How many fields deep the deepest selection goes, fragments included. */
export function depthOf(document: DocumentNode): number {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION
        ? [[definition.name.value, definition.selectionSet] as const]
        : [],
    ),
  );
  const measured = new Map<string, number>();
  const depthOfSet = (set: SelectionSetNode | undefined): number =>
    Math.max(
      0,
      ...(set?.selections ?? []).map((selection) => {
        if (selection.kind === Kind.FIELD) return 1 + depthOfSet(selection.selectionSet);
        if (selection.kind === Kind.INLINE_FRAGMENT) return depthOfSet(selection.selectionSet);
        const name = selection.name.value;
        // Validation has refused cycles before; each fragment is measured once.
        if (!measured.has(name)) measured.set(name, depthOfSet(fragments.get(name)));
        return measured.get(name) ?? 0;
      }),
    );
  return Math.max(
    0,
    ...document.definitions.map((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? depthOfSet(definition.selectionSet) : 0,
    ),
  );
}
