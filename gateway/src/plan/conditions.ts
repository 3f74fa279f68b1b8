import type {
  DirectiveNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** The values of the variables that `@skip` and `@include` of one operation read. */
export type Conditions = ReadonlyMap<string, boolean>;

/** The variables that decide what is included, and their defaults. */
export function conditionVariables(
  operation: OperationDefinitionNode,
  fragments: Fragments,
): Map<string, boolean | undefined> {
  const found = new Map<string, boolean | undefined>();
  const seen = new Set<string>();
  const walk = (set: SelectionSetNode | undefined) => {
    for (const selection of set?.selections ?? []) {
      for (const { arguments: args, name } of selection.directives ?? []) {
        const value = args?.[0]?.value;
        if (value?.kind !== 'Variable' || !/^(skip|include)$/.test(name.value)) continue;
        const fallback = operation.variableDefinitions?.find(
          ({ variable }) => variable.name.value === value.name.value,
        )?.defaultValue;
        found.set(value.name.value, fallback?.kind === 'BooleanValue' ? fallback.value : undefined);
      }
      if (selection.kind !== 'FragmentSpread') walk(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        walk(fragments.get(selection.name.value)?.selectionSet);
      }
    }
  };
  walk(operation.selectionSet);
  return found;
}

/** The conditions of one request; null when one is not a boolean, which is somebody's mistake. */
export function readConditions(
  wanted: ReadonlyMap<string, boolean | undefined>,
  variables: Record<string, unknown>,
): Conditions | null {
  const conditions = new Map<string, boolean>();
  for (const [name, fallback] of wanted) {
    const value = variables[name] === undefined ? fallback : variables[name];
    if (typeof value !== 'boolean') return null;
    conditions.set(name, value);
  }
  return conditions;
}

/** Whether `@skip` and `@include` leave a selection in. */
export function isIncluded(
  directives: readonly DirectiveNode[] | undefined,
  conditions: Conditions,
): boolean {
  for (const { name, arguments: args } of directives ?? []) {
    const value = args?.[0]?.value;
    const holds =
      value?.kind === 'Variable'
        ? conditions.get(value.name.value)
        : value?.kind === 'BooleanValue' && value.value;
    if (name.value === 'skip' && holds) return false;
    if (name.value === 'include' && !holds) return false;
  }
  return true;
}
