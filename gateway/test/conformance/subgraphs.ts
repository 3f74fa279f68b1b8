import { Supergraph } from '@apollo/federation-internals';
import type { GraphQLDataSource } from '@apollo/gateway';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  parse,
} from 'graphql';
import type { SubgraphResult } from '../../src/plan/run-plan.ts';
import { hash, Random } from './random.ts';

/** How the subgraphs behave: as they should, with errors of their own, against their schema, or not at all. */
export type Mood = 'well' | 'failing' | 'lying' | 'away';

type Thing = Record<string, unknown> & { seed: string };

/**
 * The subgraphs of a supergraph in memory. Every value follows from the type, the keys and the arguments
 * alone, so that two executors that ask differently find the same data.
 */
export class InMemorySubgraphs {
  mood: Mood = 'well';
  /** The mutations that were sent, in order. */
  mutations: string[] = [];
  readonly #schemas = new Map<string, GraphQLSchema>();

  constructor(supergraphSdl: string) {
    for (const subgraph of Supergraph.build(supergraphSdl).subgraphs().values()) {
      const schema = buildSubgraphSchema(parse(subgraph.toString()));
      const entities = schema.getQueryType()?.getFields()._entities;
      if (entities) entities.resolve = (_, args) => args.representations.map(this.#entity);
      this.#schemas.set(subgraph.name, schema);
    }
  }

  /** The sources as our executor and as the stock one want them. */
  sources(): Map<string, GraphQLDataSource & { ask(body: string): Promise<SubgraphResult> }> {
    return new Map(
      [...this.#schemas.keys()].map((name) => [
        name,
        {
          ask: async (body) => this.#answer(name, JSON.parse(body)),
          process: async ({ request }) => {
            const { data, errors } = await this.#answer(
              name,
              JSON.parse(JSON.stringify({ query: request.query, variables: request.variables })),
            );
            return {
              data: data ?? null,
              ...(errors && { errors: errors.map((e) => new GraphQLError(e.message, e)) }),
              http: undefined,
            } as Awaited<ReturnType<GraphQLDataSource['process']>>;
          },
        },
      ]),
    );
  }

  async #answer(
    name: string,
    { query, variables }: { query: string; variables: Record<string, unknown> },
  ): Promise<SubgraphResult> {
    if (query.startsWith('mutation')) this.mutations.push(`${name}: ${query}`);
    if (this.mood === 'away' && hash(name) % 2 === 0) {
      throw new GraphQLError(`${name} is away`, { extensions: { code: 'UNAVAILABLE' } });
    }
    const result = await execute({
      schema: this.#schemas.get(name) as GraphQLSchema,
      document: parse(query),
      variableValues: variables,
      rootValue: { seed: 'root' },
      fieldResolver: this.#field,
    });
    const sent = JSON.parse(JSON.stringify(result)) as SubgraphResult;
    return this.mood === 'lying'
      ? { ...sent, data: lie(sent.data) as SubgraphResult['data'] }
      : sent;
  }

  #entity = (representation: Record<string, unknown>): Thing | null => {
    const seed = JSON.stringify(representation);
    if (this.mood === 'failing' && hash(`missing ${seed}`) % 7 === 0) return null;
    if (this.mood === 'failing' && hash(`wrong ${seed}`) % 7 === 0) {
      throw new GraphQLError('No such entity', { extensions: { code: 'NOT_FOUND' } });
    }
    return { ...representation, seed };
  };

  #field: GraphQLFieldResolver<Thing, unknown> = (source, args, _context, info) => {
    if (source[info.fieldName] !== undefined) return source[info.fieldName];
    const seed = `${source.seed}.${info.fieldName}(${JSON.stringify(args)})`;
    const random = new Random(seed);
    if (this.mood === 'failing' && random.chance(0.04)) {
      throw random.chance(0.5)
        ? new Error(`${info.fieldName} broke`)
        : new GraphQLError('Not allowed', { extensions: { code: 'FORBIDDEN', detail: 1 } });
    }
    return this.#value(info.returnType, random, seed, info.schema);
  };

  #value(type: GraphQLOutputType, random: Random, seed: string, schema: GraphQLSchema): unknown {
    if (!isNonNullType(type)) {
      if (random.chance(0.12)) return null;
    } else if (this.mood === 'failing' && random.chance(0.01)) {
      return null;
    }
    const nullable = isNonNullType(type) ? type.ofType : type;
    if (isListType(nullable)) {
      return Array.from({ length: random.below(5) }, (_, index) =>
        this.#value(nullable.ofType, random, `${seed}[${index}]`, schema),
      );
    }
    if (isEnumType(nullable)) return random.pick(nullable.getValues()).value;
    if (isScalarType(nullable)) return scalar(nullable.name, random);
    const object = isAbstractType(nullable)
      ? random.pick(schema.getPossibleTypes(nullable))
      : nullable;
    if (!isObjectType(object)) throw new Error('No object');
    // Few ids, so that the same entity is met often.
    const id = `${object.name}_${random.below(6)}`;
    const isEntity = object.getFields().id !== undefined;
    return { __typename: object.name, seed: isEntity ? id : seed, ...(isEntity && { id }) };
  }
}

function scalar(name: string, random: Random): unknown {
  if (name === 'Int') return random.below(1000) - 100;
  if (name === 'Float') return random.next();
  if (name === 'Boolean') return random.chance(0.5);
  return `${name} ${random.below(1000)} "é"\n`;
}

const lies = [null, 7, 7.5, true, 'Nonsense', [], {}, undefined];

/** Data that breaks the schema here and there; what becomes of an object depends on nothing around it. */
function lie(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lie);
  if (typeof value !== 'object' || value === null) return value;
  const random = new Random(JSON.stringify(value));
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      const isMeant = key !== '_entities' && key !== 'id' && random.chance(0.03);
      return [key, isMeant ? random.pick(lies) : lie(each)];
    }),
  );
}
