import type { GraphQLFormattedError } from 'graphql';

/** A subgraph's error as one of the supergraph, with the path that it has in the whole answer. */
export function subgraphError(
  error: GraphQLFormattedError,
  service: string,
  path: GraphQLFormattedError['path'],
): GraphQLFormattedError {
  return {
    message: error.message || `Error while fetching subquery from service "${service}"`,
    ...(path && { path }),
    extensions: {
      ...error.extensions,
      code: error.extensions?.code || 'DOWNSTREAM_SERVICE_ERROR',
    },
  };
}
