import { getNamedType, isCompositeType, isObjectType } from 'graphql';
import { fieldOf, type Scope, type Selections } from './collect.ts';
import { Unsupported } from './unsupported.ts';

/**
 * Refuses operations whose answer the compiled shape could get wrong, so that `@apollo/gateway` answers
 * them: names that every JavaScript object has, and one name for fields of different types.
 */
export function checkShape(scope: Scope, root: Selections): void {
  checkSelections(scope, [root]);
}

interface Found {
  name: string;
  type: string;
  inner: Selections | null;
  parent: Selections['parent'];
}

function checkSelections(scope: Scope, sets: Selections[]): void {
  const byName = Map.groupBy(
    sets.flatMap((set) => everyField(scope, set)),
    ({ name }) => name,
  );
  for (const [name, fields] of byName) {
    for (const [index, one] of fields.entries()) {
      for (const other of fields.slice(0, index)) {
        const apart =
          one.parent !== other.parent && isObjectType(one.parent) && isObjectType(other.parent);
        if (!apart && one.type !== other.type) throw new Unsupported(`${name} has two types.`);
      }
    }
    const inner = fields.flatMap((field) => field.inner ?? []);
    if (inner.length > 0) checkSelections(scope, inner);
  }
}

function everyField(scope: Scope, { parent, set }: Selections): Found[] {
  return set.selections.flatMap((selection): Found[] => {
    if (selection.kind === 'Field') {
      const name = (selection.alias ?? selection.name).value;
      const isMeta = selection.name.value.startsWith('__');
      if (name in Object.prototype || (name === '__typename' && selection.alias)) {
        throw new Unsupported(`${name} is no name for a field.`);
      }
      if (isMeta) return [{ name, type: selection.name.value, inner: null, parent }];
      const { type } = fieldOf({ name, node: selection, parent });
      const named = getNamedType(type);
      const inner =
        selection.selectionSet && isCompositeType(named)
          ? { parent: named, set: selection.selectionSet }
          : null;
      return [{ name, type: String(type), inner, parent }];
    }
    const fragment =
      selection.kind === 'InlineFragment' ? selection : scope.fragments.get(selection.name.value);
    if (!fragment) throw new Unsupported('A fragment is missing.');
    const condition =
      fragment.typeCondition && scope.schema.getType(fragment.typeCondition.name.value);
    const inner = isCompositeType(condition) ? condition : parent;
    return everyField(scope, { parent: inner, set: fragment.selectionSet });
  });
}
