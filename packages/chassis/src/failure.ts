import { GraphQLError } from 'graphql';

export type FailureCode =
  | 'NOT_FOUND'
  | 'FORBIDDEN'
  | 'UNAUTHENTICATED'
  | 'BAD_INPUT'
  | 'CONFLICT'
  | 'UNAVAILABLE'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'ALREADY_APPLIED';

/** An error whose code and message the caller may see. Anything else is told as INTERNAL, without. */
export class GraphqlFailure extends GraphQLError {
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string, extensions: Record<string, unknown> = {}) {
    super(message, { extensions: { ...extensions, code } });
    this.code = code;
  }
}
