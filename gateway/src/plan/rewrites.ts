import type { FetchDataRewrite } from '@apollo/query-planner';
import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';
import type { Data } from './merge.ts';

const fragmentPrefix = '... on ';

/** Changes that a plan makes to representations before, or to answers after, a subgraph was asked. */
export function applyRewrites(
  schema: GraphQLSchema,
  rewrites: readonly FetchDataRewrite[] | undefined,
  value: unknown,
): void {
  for (const rewrite of rewrites ?? []) {
    const name = rewrite.path.at(-1);
    if (name === undefined) continue;
    applyAt(schema, rewrite.path.slice(0, -1), value, (object) => {
      if (rewrite.kind === 'ValueSetter') {
        object[name] = rewrite.setValueTo;
      } else if (object[name]) {
        object[rewrite.renameKeyTo] = object[name];
        object[name] = undefined;
      }
    });
  }
}

function applyAt(
  schema: GraphQLSchema,
  path: readonly string[],
  value: unknown,
  change: (object: Data) => void,
): void {
  if (Array.isArray(value)) {
    for (const element of value) applyAt(schema, path, element, change);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const object = value as Data;
  const [first, ...rest] = path;
  if (first === undefined) {
    change(object);
  } else if (!first.startsWith(fragmentPrefix)) {
    applyAt(schema, rest, object[first], change);
  } else if (!object.__typename || isOfType(schema, object, first.slice(fragmentPrefix.length))) {
    applyAt(schema, rest, object, change);
  }
}

/** Whether an object's `__typename` is a type or one of its members. */
export function isOfType(schema: GraphQLSchema, object: Data, condition: string): boolean {
  const name = object.__typename;
  if (!name) return false;
  if (name === condition) return true;
  const type = schema.getType(String(name));
  const abstract = schema.getType(condition);
  if (!isAbstractType(abstract)) return false;
  return (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(abstract, type);
}
