import { TenantScopeError } from '@mobilytics/database/tenant-scope-error';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { isAway, isUnstorable } from './database-failure.ts';
import { GraphqlFailure } from './failure.ts';

/**
 * An error as the caller sees it. Mistakes of the request and our own failures keep their message;
 * everything else is logged, and told as INTERNAL with the request id to ask about it.
 */
export function presentError(
  error: GraphQLError,
  requestId: string,
  log: Logger,
): GraphQLFormattedError {
  const cause = rootCause(error);
  const where = {
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    ...(error.path === undefined ? {} : { path: error.path }),
  };
  if (cause instanceof GraphqlFailure) {
    return { message: cause.message, ...where, extensions: { ...cause.extensions } };
  }
  if (cause instanceof TenantScopeError && cause.reason === 'NO_ORGANIZATION') {
    const message = 'This needs an identity that acts for an organisation.';
    return { message, ...where, extensions: { code: 'UNAUTHENTICATED' } };
  }
  if (isAway(cause)) {
    log.error({ err: cause, path: error.path }, 'The database is away or overloaded.');
    const message = 'This is not available at the moment. Try again shortly.';
    return { message, ...where, extensions: { code: 'UNAVAILABLE', requestId } };
  }
  if (isUnstorable(cause)) {
    const message = 'A text of the request has a character that is not text.';
    return { message, ...where, extensions: { code: 'BAD_INPUT' } };
  }
  // Without a path nothing ran yet: the request itself was at fault.
  if (error.path === undefined && cause instanceof GraphQLError) {
    return { message: error.message, ...where, extensions: { code: 'BAD_INPUT' } };
  }
  log.error({ err: cause, path: error.path }, 'A resolver failed.');
  return {
    message: 'Something went wrong on our side.',
    ...where,
    extensions: { code: 'INTERNAL', requestId },
  };
}

/** What a resolver threw, however often the executor wrapped it. */
function rootCause(error: GraphQLError): Error {
  let cause: Error = error;
  while (cause instanceof GraphQLError && !(cause instanceof GraphqlFailure)) {
    if (!cause.originalError) return cause;
    cause = cause.originalError;
  }
  return cause;
}
