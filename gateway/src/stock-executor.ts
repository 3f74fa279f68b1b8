import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { GraphQLSchema } from 'graphql';
import type { GraphqlRequest } from './graphql.ts';
import type { PreparedOperation } from './operation-cache.ts';
import type { RequestScope } from './subgraph-source.ts';

const silentLogger = { debug() {}, info() {}, warn() {}, error() {} };
const emptyCache = { get: async () => undefined, set: async () => {}, delete: async () => false };

/**
 * Executes with `@apollo/gateway` what our own executor leaves. It is loaded when such an operation first
 * comes, which few gateways ever see.
 */
export class StockExecutor {
  readonly #gateway: ApolloGateway;
  #loaded: ReturnType<ApolloGateway['load']> | undefined;

  constructor(supergraphSdl: string, sources: ReadonlyMap<string, GraphQLDataSource>) {
    this.#gateway = new ApolloGateway({
      supergraphSdl,
      logger: silentLogger,
      buildService: ({ name }) => sources.get(name) as GraphQLDataSource,
    });
  }

  async execute(prepared: PreparedOperation, request: GraphqlRequest, scope: RequestScope) {
    this.#loaded ??= this.#gateway.load();
    const { executor, schema } = (await this.#loaded) as Loaded;
    return executor({
      logger: silentLogger,
      cache: emptyCache,
      schema,
      context: scope,
      metrics: {},
      overallCachePolicy: undefined,
      request: {
        query: request.query,
        variables: request.variables,
        ...(request.operationName !== null && { operationName: request.operationName }),
      },
      document: prepared.document,
      operation: prepared.operation,
      operationName: request.operationName,
      queryHash: prepared.hash,
      source: request.query,
    } as unknown as Parameters<Loaded['executor']>[0]);
  }

  async stop(): Promise<void> {
    if (this.#loaded) await this.#gateway.stop();
  }
}

interface Loaded {
  schema: GraphQLSchema;
  executor: ApolloGateway['executor'];
}
