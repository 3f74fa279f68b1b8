import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { type Conditions, type Fragments, isIncluded } from './conditions.ts';
import { Unsupported } from './unsupported.ts';

export interface Scope {
  schema: GraphQLSchema;
  fragments: Fragments;
  /** Null leaves everything in, for checks that must hold whatever the variables are. */
  conditions: Conditions | null;
}

/** A set of selections and the type that it is written on. */
export interface Selections {
  parent: GraphQLCompositeType;
  set: SelectionSetNode;
}

export interface CollectedField {
  name: string;
  node: FieldNode;
  parent: GraphQLCompositeType;
}

/** The fields that an object of this type name (undefined: unknown) has in the answer, in order. */
export function collectFields(
  scope: Scope,
  { parent, set }: Selections,
  typename: string | undefined,
  into: CollectedField[] = [],
): CollectedField[] {
  for (const selection of set.selections) {
    if (scope.conditions && !isIncluded(selection.directives, scope.conditions)) continue;
    if (selection.kind === 'Field') {
      into.push({ name: (selection.alias ?? selection.name).value, node: selection, parent });
      continue;
    }
    const fragment =
      selection.kind === 'InlineFragment' ? selection : scope.fragments.get(selection.name.value);
    if (!fragment) throw new Unsupported('A fragment is missing.');
    const condition = fragment.typeCondition
      ? (scope.schema.getType(fragment.typeCondition.name.value) as GraphQLCompositeType)
      : undefined;
    const actual = typename === undefined ? parent : scope.schema.getType(typename);
    if (!condition || isSubtype(scope.schema, condition, actual)) {
      const inner = { parent: condition ?? parent, set: fragment.selectionSet };
      collectFields(scope, inner, typename, into);
    }
  }
  return into;
}

function isSubtype(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  actual: GraphQLNamedType | undefined,
): boolean {
  if (type === actual) return true;
  if (!isAbstractType(type)) return false;
  return (isObjectType(actual) || isInterfaceType(actual)) && schema.isSubType(type, actual);
}

/** The definition of a field; `__typename`, `__schema` and `__type` have none. */
export function fieldOf({ node, parent }: CollectedField): GraphQLField<unknown, unknown> {
  const fields = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields() : {};
  const field = fields[node.name.value];
  if (!field) throw new Unsupported(`${parent.name} has no field ${node.name.value}.`);
  return field;
}
