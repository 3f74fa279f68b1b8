import type { GraphQLError, GraphQLFormattedError } from 'graphql';

/** Which subgraph failed and how the gateway planned is nobody's business outside. */
export function formatError(
  error: GraphQLError | GraphQLFormattedError,
  requestId: string,
): GraphQLFormattedError {
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
