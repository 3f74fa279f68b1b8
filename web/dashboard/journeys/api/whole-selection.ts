import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';

interface Level {
  type: GraphQLNamedType;
  /** How many objects there can be by the gateway's count, which takes a plain list for ten. */
  objects: number;
  parts: { head: string; level: Level | null }[];
}

/** Enough for every type but the pieces within the lists of a line of an invoice. */
const standardObjects = 100;

/**
 * Everything that can be reached from a field: each field of each type once, at the place nearest to the
 * root; where a type comes up again, or within lists within lists, only its plain fields, so that the
 * operation stays within the gateway's limits. `expanded` receives the types that were selected whole.
 */
export function wholeSelection(
  schema: GraphQLSchema,
  output: GraphQLOutputType,
  expanded = new Set<string>(),
  mostObjects = standardObjects,
): string {
  const root: Level = { type: getNamedType(output), objects: 1, parts: [] };
  const waiting = [root];
  for (let level = waiting.shift(); level; level = waiting.shift()) {
    const isWhole = level.objects <= mostObjects && !expanded.has(level.type.name);
    if (isWhole) expanded.add(level.type.name);
    level.parts = partsOf(schema, level, isWhole);
    waiting.push(...level.parts.flatMap((part) => part.level ?? []));
  }
  return print(root);
}

function partsOf(schema: GraphQLSchema, { type, objects }: Level, whole: boolean): Level['parts'] {
  if (isUnionType(type)) {
    return schema
      .getPossibleTypes(type)
      .map((each) => ({ head: `... on ${each.name}`, level: { type: each, objects, parts: [] } }));
  }
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field): Level['parts'] => {
    if (field.args.some(isRequiredArgument)) return [];
    const inner = getNamedType(field.type);
    if (!isCompositeType(inner)) return [{ head: field.name, level: null }];
    const isList = isListType(getNullableType(field.type)) && field.name !== 'edges';
    const level = { type: inner, objects: isList ? objects * 10 : objects, parts: [] };
    return whole ? [{ head: headOf(field), level }] : [];
  });
}

function headOf({ name, args }: GraphQLField<unknown, unknown>): string {
  return args.some((argument) => argument.name === 'first') ? `${name}(first: 1)` : name;
}

function print({ type, parts }: Level): string {
  if (!isCompositeType(type)) return '';
  const inside = parts.map(({ head, level }) => (level ? `${head} ${print(level)}` : head));
  return `{ __typename ${inside.join(' ')} }`;
}
