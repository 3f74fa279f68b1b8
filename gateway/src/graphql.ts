import type { ApolloGateway } from '@apollo/gateway';
import type { GraphQLError, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { RequestFailure } from './failure.ts';
import { checkCost } from './limits.ts';
import { OperationCache, type PreparedOperation } from './operation-cache.ts';
import type { RequestScope } from './subgraph-source.ts';

type Executor = Awaited<ReturnType<ApolloGateway['load']>>['executor'];

export interface GraphqlRequest {
  query: string;
  operationName: string | null;
  variables: Record<string, unknown>;
}

export interface GraphqlResponse {
  data?: unknown;
  errors?: readonly GraphQLFormattedError[];
}

const silentLogger = { debug() {}, info() {}, warn() {}, error() {} };
const emptyCache = { get: async () => undefined, set: async () => {}, delete: async () => false };

/** Executes operations on the supergraph: prepared once per text, planned once by the gateway. */
export class GraphqlExecutor {
  readonly #schema: GraphQLSchema;
  readonly #executor: NonNullable<Executor>;
  readonly #operations: OperationCache;

  constructor(loaded: Awaited<ReturnType<ApolloGateway['load']>>) {
    if (!loaded.executor) throw new Error('The gateway has no executor.');
    this.#schema = loaded.schema;
    this.#executor = loaded.executor;
    this.#operations = new OperationCache(loaded.schema);
  }

  prepare(request: GraphqlRequest): PreparedOperation {
    const prepared = this.#operations.prepare(request.query, request.operationName);
    checkCost(prepared.cost, request.variables);
    return prepared;
  }

  async execute(
    prepared: PreparedOperation,
    request: GraphqlRequest,
    scope: RequestScope,
  ): Promise<GraphqlResponse> {
    const result = await this.#executor({
      logger: silentLogger,
      cache: emptyCache,
      schema: this.#schema,
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
    } as unknown as Parameters<NonNullable<Executor>>[0]);
    if (!result.errors) return { data: result.data ?? null };
    return {
      errors: result.errors.map((error) => formatError(error, scope.identity.requestId)),
      ...(result.data !== undefined && { data: result.data }),
    };
  }
}

/** Which subgraph failed and how the gateway planned is nobody's business outside. */
function formatError(error: GraphQLError | GraphQLFormattedError, requestId: string) {
  const { serviceName: _, stacktrace: __, ...extensions } = error.extensions ?? {};
  const code =
    extensions.code === undefined || extensions.code === 'DOWNSTREAM_SERVICE_ERROR'
      ? 'INTERNAL'
      : extensions.code;
  return {
    message:
      code === 'INTERNAL' && extensions.code !== 'INTERNAL'
        ? badInputMessage(error)
        : error.message,
    ...(error.path && { path: error.path }),
    extensions: { ...extensions, code: badInput(error) ? 'BAD_INPUT' : code, requestId },
  };
}

/** Variables that do not fit their types are refused by the gateway's own coercion, without a code. */
function badInput(error: GraphQLError | GraphQLFormattedError): boolean {
  return error.extensions?.code === undefined && /^Variable "\$/.test(error.message);
}

function badInputMessage(error: GraphQLError | GraphQLFormattedError): string {
  return badInput(error)
    ? error.message
    : 'Something went wrong on our side. Name the request id when you write to us.';
}

/** Reads the body of a POST; everything wrong with it is named. */
export function readRequest(
  body: unknown,
  lookUp: (hash: string) => string | undefined,
): GraphqlRequest & { persisted: boolean } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new RequestFailure('BAD_REQUEST', 'The body must be a JSON object with "query".');
  }
  const { query, operationName, variables, extensions } = body as Record<string, unknown>;
  if (
    variables !== undefined &&
    variables !== null &&
    (typeof variables !== 'object' || Array.isArray(variables))
  ) {
    throw new RequestFailure('BAD_REQUEST', '"variables" must be an object.');
  }
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw new RequestFailure('BAD_REQUEST', '"operationName" must be a string.');
  }
  if (
    extensions !== undefined &&
    extensions !== null &&
    (typeof extensions !== 'object' || Array.isArray(extensions))
  ) {
    throw new RequestFailure('BAD_REQUEST', '"extensions" must be an object.');
  }
  const hash = (extensions as { persistedQuery?: { sha256Hash?: unknown } } | undefined)
    ?.persistedQuery?.sha256Hash;
  const persisted = typeof hash === 'string' ? lookUp(hash) : undefined;
  if (typeof hash === 'string' && persisted === undefined && typeof query !== 'string') {
    throw new RequestFailure(
      'UNKNOWN_OPERATION',
      'No operation is registered under this hash. Reload the page.',
    );
  }
  const text = persisted ?? query;
  if (typeof text !== 'string' || text.trim() === '') {
    throw new RequestFailure('BAD_REQUEST', '"query" must be a string with a GraphQL document.');
  }
  return {
    query: text,
    operationName: (operationName as string | undefined) ?? null,
    variables: (variables as Record<string, unknown> | undefined) ?? {},
    persisted: persisted !== undefined,
  };
}
