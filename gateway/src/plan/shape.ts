import {
  type GraphQLNamedType,
  type GraphQLOutputType,
  getNamedType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { collectFields, fieldOf, type Scope, type Selections } from './collect.ts';
import { leafCheck } from './leaf.ts';
import type { Data } from './merge.ts';

/** Stands for a null where none may be: the object or list around it becomes null. */
const invalid = Symbol('null where none may be');

type Complete = (value: unknown, parent: Data) => unknown;

interface Step {
  name: string;
  complete: Complete;
}

/**
 * Compiles what turns the merged data of the subgraphs into the answer: the fields asked for in their
 * order, and nulls that rise to where they may be. The rules are those of `resultShaping` in
 * `@apollo/gateway`, which looks them up again for every object of every request.
 */
export function compileShape(scope: Scope, root: Selections): (data: Data) => Data | null {
  const complete = objectShape(scope, root.parent, [root]);
  return (data) => complete(data, data) as Data | null;
}

function completeType(scope: Scope, type: GraphQLOutputType, sets: Selections[]): Complete {
  if (isNonNullType(type)) {
    const inner = completeType(scope, type.ofType, sets);
    return (value, parent) => {
      const completed = inner(value, parent);
      return completed === null ? invalid : completed;
    };
  }
  if (isListType(type)) return listShape(completeType(scope, type.ofType, sets));
  if (isLeafType(type)) {
    const fits = leafCheck(type);
    return (value) => (fits(value) ? value : null);
  }
  return objectShape(scope, type, sets);
}

function listShape(element: Complete): Complete {
  return (value, parent) => {
    if (value === null) return null;
    if (!Array.isArray(value)) throw new Error('A subgraph answered no list where one belongs.');
    const completed: unknown[] = new Array(value.length);
    let isValid = true;
    for (let index = 0; index < value.length; index += 1) {
      const each = element(value[index], parent);
      if (each === invalid) isValid = false;
      completed[index] = each;
    }
    return isValid ? completed : null;
  };
}

function objectShape(scope: Scope, type: GraphQLNamedType, sets: Selections[]): Complete {
  // Compiled when an object of the type first comes, because a union may have members nobody meets.
  const known = new Map<string | undefined, Step[]>();
  const stepsFor = (typename: string | undefined) => {
    if (typename !== undefined && !isCompositeType(scope.schema.getType(typename))) return null;
    const steps = compileSteps(scope, sets, typename);
    known.set(typename, steps);
    return steps;
  };
  return (value) => {
    if (value === null) return null;
    if (typeof value !== 'object') {
      throw new Error(`A subgraph answered no object where ${type.name} belongs.`);
    }
    const input = value as Data;
    const typename = input.__typename;
    if (typename !== undefined && typeof typename !== 'string') {
      throw new Error('A subgraph answered a __typename that is no text.');
    }
    const key = typename || undefined;
    const steps = known.get(key) ?? stepsFor(key);
    if (steps === null) return null;
    const output: Data = {};
    for (const { name, complete } of steps) {
      const completed = complete(input[name] ?? null, input);
      if (completed === invalid) return null;
      output[name] = completed;
    }
    return output;
  };
}

function compileSteps(scope: Scope, sets: Selections[], typename: string | undefined): Step[] {
  const byName = new Map<string, ReturnType<typeof collectFields>>();
  for (const set of sets) {
    for (const field of collectFields(scope, set, typename)) {
      const same = byName.get(field.name);
      if (same) same.push(field);
      else byName.set(field.name, [field]);
    }
  }
  return [...byName].map(([name, fields]) => {
    const [first] = fields as [(typeof fields)[number]];
    const fieldName = first.node.name.value;
    if (fieldName === '__typename') return { name, complete: typenameShape(scope, first.parent) };
    // What graphql-js said of the schema is complete already.
    if (fieldName.startsWith('__')) return { name, complete: (value) => value };
    const { type } = fieldOf(first);
    const named = getNamedType(type);
    const inner = fields.flatMap(({ node }) =>
      isCompositeType(named) && node.selectionSet
        ? [{ parent: named, set: node.selectionSet }]
        : [],
    );
    return { name, complete: completeType(scope, type, inner) };
  });
}

function typenameShape({ schema }: Scope, parent: GraphQLNamedType): Complete {
  const fallback = isObjectType(parent) ? parent.name : invalid;
  return (value, input) => {
    // An alias of __typename need not have been fetched.
    const name = value ?? input.__typename;
    if (typeof name !== 'string') return fallback;
    const type = schema.getType(name);
    if (type === undefined) return fallback;
    return isObjectType(type) ? name : invalid;
  };
}
