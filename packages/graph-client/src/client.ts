import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { ErrorLink } from '@apollo/client/link/error';
import type { DocumentNode } from 'graphql';
import { possibleTypes } from './possible-types.ts';

export interface GraphClientOptions {
  /** Which app's session cookie counts; the gateway ignores cookies without it. */
  app: 'dashboard' | 'backoffice';
  locale: 'en' | 'fr';
  /** Called when the session has ended while the page was open. */
  onUnauthenticated: () => void;
  /** Development sends the text itself, because the operation may be newer than the gateway's list. */
  sendsText: boolean;
}

/** Builds the client of one page load. In production every operation goes by the hash of its text. */
export function createGraphClient(options: GraphClientOptions): ApolloClient {
  const { app, locale, onUnauthenticated, sendsText } = options;
  const notice = new ErrorLink(({ error }) => {
    if (isUnauthenticated(error)) onUnauthenticated();
  });
  const persisted = new ApolloLink((operation, forward) => {
    const { __meta__: meta } = operation.query as DocumentNode & { __meta__?: { hash?: string } };
    if (meta?.hash && !sendsText) {
      operation.extensions.persistedQuery = { version: 1, sha256Hash: meta.hash };
      operation.setContext({ http: { includeQuery: false, includeExtensions: true } });
    }
    return forward(operation);
  });
  const http = new HttpLink({
    uri: '/graphql',
    credentials: 'same-origin',
    headers: { 'x-mobilytics-app': app, 'accept-language': locale },
  });
  return new ApolloClient({
    link: ApolloLink.from([notice, persisted, http]),
    cache: new InMemoryCache({ possibleTypes, typePolicies: { Viewer: { keyFields: [] } } }),
    // A list that is shown again asks again, while what is known stands there at once.
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network' } },
  });
}

/** A context for `mutate` that makes a repeated send of the same form take effect once. */
export function idempotent(key: string): { headers: Record<string, string> } {
  return { headers: { 'idempotency-key': key } };
}

function isUnauthenticated(error: unknown): boolean {
  return (
    CombinedGraphQLErrors.is(error) &&
    error.errors.some((one) => one.extensions?.code === 'UNAUTHENTICATED')
  );
}
