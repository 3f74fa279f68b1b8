import {
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getVariableValues,
} from 'graphql';
import { RequestFailure } from './failure.ts';
import { formatError } from './format-error.ts';
import { checkCost } from './limits.ts';
import { OperationCache, type PreparedOperation } from './operation-cache.ts';
import type { Planner } from './plan/planner.ts';
import type { StockExecutor } from './stock-executor.ts';
import type { RequestScope, SubgraphSource } from './subgraph-source.ts';

export interface GraphqlRequest {
  query: string;
  operationName: string | null;
  variables: Record<string, unknown>;
}

export interface GraphqlResponse {
  data?: unknown;
  errors?: readonly GraphQLFormattedError[];
}

const noErrors: readonly GraphQLError[] = [];

/** Executes operations on the supergraph: prepared and planned once per text. */
export class GraphqlExecutor {
  readonly #planner: Planner;
  readonly #sources: ReadonlyMap<string, SubgraphSource>;
  readonly #stock: StockExecutor;
  readonly #operations: OperationCache;

  constructor(
    planner: Planner,
    sources: ReadonlyMap<string, SubgraphSource>,
    stock: StockExecutor,
  ) {
    this.#planner = planner;
    this.#sources = sources;
    this.#stock = stock;
    this.#operations = new OperationCache(planner.schema);
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
    const result = await this.#run(prepared, request, scope);
    if (!result.errors) return { data: result.data ?? null };
    return {
      errors: result.errors.map((error) => formatError(error, scope.identity.requestId)),
      ...(result.data !== undefined && { data: result.data }),
    };
  }

  async #run(prepared: PreparedOperation, request: GraphqlRequest, scope: RequestScope) {
    const { variables } = request;
    const errors = variableErrors(this.#planner.schema, prepared, variables);
    if (errors.length > 0) return { errors };
    if (prepared.compiled === undefined) {
      prepared.compiled = this.#planner.compile(prepared.document, prepared.operation);
    }
    const conditions = prepared.compiled?.conditions(variables);
    if (!prepared.compiled || !conditions) return this.#stock.execute(prepared, request, scope);
    return prepared.compiled.run(
      async (service, body) => {
        const source = this.#sources.get(service);
        if (!source) throw new Error(`Couldn't find service with name "${service}"`);
        return source.ask(body, scope);
      },
      variables,
      conditions,
    );
  }
}

/** The subgraphs get the variables as they came, so coercion is only for its errors. */
function variableErrors(
  schema: GraphQLSchema,
  { operation }: PreparedOperation,
  variables: Record<string, unknown>,
): readonly GraphQLError[] {
  if (!operation.variableDefinitions?.length) return noErrors;
  return getVariableValues(schema, operation.variableDefinitions, variables).errors ?? noErrors;
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
