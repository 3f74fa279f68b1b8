import { GraphQLError } from 'graphql';

/** Why the gateway itself refuses a request; the words are stable and documented. */
export type FailureCode =
  | 'BAD_REQUEST'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'LIMIT_EXCEEDED'
  | 'UNKNOWN_OPERATION'
  | 'OPERATION_NOT_ALLOWED'
  | 'RATE_LIMITED'
  | 'UNAUTHENTICATED'
  | 'UNAVAILABLE'
  | 'INTERNAL';

export class RequestFailure extends Error {
  readonly code: FailureCode;
  readonly status: number;
  readonly errors: GraphQLError[];
  readonly headers: Record<string, string>;

  constructor(
    code: FailureCode,
    message: string,
    options: {
      status?: number;
      errors?: readonly GraphQLError[];
      headers?: Record<string, string>;
    } = {},
  ) {
    super(message);
    this.code = code;
    this.status = options.status ?? 400;
    this.headers = options.headers ?? {};
    this.errors = (options.errors ?? [new GraphQLError(message)]).map(
      (error) =>
        new GraphQLError(error.message, {
          source: error.source,
          positions: error.positions,
          nodes: error.nodes,
          extensions: { code },
        }),
    );
  }
}
