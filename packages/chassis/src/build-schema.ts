import { readdirSync, readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, type GraphQLSchema, Kind, parse } from 'graphql';
import { enforceAuth } from './auth-directive.ts';
import { scalars } from './scalars.ts';

const commonUrl = new URL('../schema/common.graphql', import.meta.url);

// biome-ignore lint/suspicious/noExplicitAny: each service's generated Resolvers type is more precise.
export type AnyResolvers = Record<string, any>;

/**
 * The executable schema of a subgraph: its own `src/schema/*.graphql` and the common part. Refuses
 * root fields without `@auth` and resolvers for what the SDL does not have.
 */
export function buildSchema(serviceUrl: URL, resolvers: AnyResolvers): GraphQLSchema {
  const folder = new URL('src/schema/', serviceUrl);
  const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  if (files.length === 0) throw new Error(`There is no .graphql file in ${folder.pathname}.`);
  const texts = files.sort().map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const document = parse([readFileSync(commonUrl, 'utf8'), ...texts].join('\n'));
  const names = new Set(document.definitions.flatMap(scalarName));
  const known = Object.entries(scalars).filter(([name]) => names.has(name));

  const schema = buildSubgraphSchema([
    {
      typeDefs: document,
      resolvers: {
        ...Object.fromEntries(known),
        ...mergeTypes(resolvers, { ...withTypeNames(document), ...withTotalCounts(document) }),
      },
    },
  ]);
  enforceAuth(schema);
  return schema;
}

function scalarName(definition: DocumentNode['definitions'][number]): string[] {
  return definition.kind === Kind.SCALAR_TYPE_DEFINITION ? [definition.name.value] : [];
}

/** Unions and interfaces resolve by the `__typename` that use cases return. */
function withTypeNames(document: DocumentNode): AnyResolvers {
  const abstract = document.definitions.flatMap((definition) =>
    definition.kind === Kind.UNION_TYPE_DEFINITION ||
    definition.kind === Kind.INTERFACE_TYPE_DEFINITION
      ? [definition.name.value]
      : [],
  );
  const __resolveType = (value: { __typename?: string }) => value.__typename;
  return Object.fromEntries(abstract.map((name) => [name, { __resolveType }]));
}

/**
 * Compiled queries read a property without a resolver as it is, without awaiting it; a connection's
 * `totalCount` is a promise, so that lists are counted only when somebody asks.
 */
function withTotalCounts(document: DocumentNode): AnyResolvers {
  const connections = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
    definition.fields?.some(({ name }) => name.value === 'totalCount')
      ? [definition.name.value]
      : [],
  );
  const totalCount = (connection: { totalCount: number }) => connection.totalCount;
  return Object.fromEntries(connections.map((name) => [name, { totalCount }]));
}

function mergeTypes(resolvers: AnyResolvers, defaults: AnyResolvers): AnyResolvers {
  const merged = { ...resolvers };
  for (const [name, fields] of Object.entries(defaults))
    merged[name] = { ...fields, ...merged[name] };
  return merged;
}
