import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { depthOf, maxDepth, maxTokens } from './query-limits.ts';

type Result = ExecutionResult | Promise<ExecutionResult>;

export type PreparedQuery = {
  isMutation: boolean;
  operationName: string | null;
  run(context: unknown, variables: Record<string, unknown>): Result;
};

/** Parses, validates and compiles each query text once; the last thousand are kept. */
export class Executor {
  readonly #schema: GraphQLSchema;
  readonly #prepared = new Map<string, PreparedQuery>();
  readonly #maxPrepared: number;

  constructor(schema: GraphQLSchema, maxPrepared = 1_000) {
    this.#schema = schema;
    this.#maxPrepared = maxPrepared;
  }

  /** The query ready to run, or what is wrong with it. */
  prepare(query: string, operationName?: string): PreparedQuery | readonly GraphQLError[] {
    const key = `${operationName ?? ''}\n${query}`;
    const known = this.#prepared.get(key);
    if (known !== undefined) {
      // Re-inserting makes it the youngest; the eldest is the first to go.
      this.#prepared.delete(key);
      this.#prepared.set(key, known);
      return known;
    }
    const prepared = prepare(this.#schema, query, operationName);
    if (!('run' in prepared)) return prepared;
    this.#prepared.set(key, prepared);
    const [eldest] = this.#prepared.keys();
    if (this.#prepared.size > this.#maxPrepared && eldest !== undefined) {
      this.#prepared.delete(eldest);
    }
    return prepared;
  }
}

function prepare(
  schema: GraphQLSchema,
  query: string,
  operationName: string | undefined,
): PreparedQuery | readonly GraphQLError[] {
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens });
  } catch (error) {
    return [error as GraphQLError];
  }
  const errors = validate(schema, document);
  if (errors.length > 0) return errors;
  if (depthOf(document) > maxDepth) {
    return [new GraphQLError(`The query is more than ${maxDepth} fields deep.`)];
  }
  const operation = getOperationAST(document, operationName);
  if (!operation) return [new GraphQLError('The request does not say which operation to run.')];
  return {
    isMutation: operation.operation === OperationTypeNode.MUTATION,
    operationName: operation.name?.value ?? null,
    run: compile(schema, document, operationName),
  };
}

/**
 * Compiled by graphql-jit. What that cannot compile, and requests whose variables it refuses (it
 * words the reasons differently), run in graphql-js.
 */
function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): PreparedQuery['run'] {
  const interpret: PreparedQuery['run'] = (contextValue, variableValues) =>
    execute({ schema, document, contextValue, variableValues, operationName }) as Result;
  const compiled = compileQuery(schema, document, operationName ?? '', {
    disablingCapturingStackErrors: true,
  });
  if (!isCompiledQuery(compiled)) return interpret;
  return (context, variables) => {
    const result: Result = compiled.query(undefined, context, variables);
    // Without data nothing ran yet: with it, a failure is `data: null`.
    return 'data' in result || result instanceof Promise ? result : interpret(context, variables);
  };
}
