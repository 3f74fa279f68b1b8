import type { GraphQLDataSource } from '@apollo/gateway';
import type { Identity } from '@mobilytics/identity/identity';
import { signRequest } from '@mobilytics/identity/sign';
import { GraphQLError } from 'graphql';
import { Pool } from 'undici';
import type { SubgraphResult } from './plan/run-plan.ts';

/** What the gateway knows of one incoming request while it fetches from the subgraphs. */
export interface RequestScope {
  identity: Identity;
  /** Ends every fetch when the caller has gone or the time is up. */
  signal: AbortSignal;
}

/**
 * Fetches from one subgraph over a keep-alive pool. The body is signed with the caller's identity, so
 * that the subgraph answers nobody but the gateway.
 */
export class SubgraphSource implements GraphQLDataSource<RequestScope & Record<string, unknown>> {
  readonly #pool: Pool;
  readonly #name: string;
  readonly #secret: string;

  constructor(name: string, url: string, secret: string) {
    this.#name = name;
    this.#secret = secret;
    this.#pool = new Pool(new URL(url).origin, {
      connections: 64,
      keepAliveTimeout: 30_000,
      headersTimeout: 25_000,
      bodyTimeout: 25_000,
    });
  }

  async process(
    options: Parameters<GraphQLDataSource<RequestScope & Record<string, unknown>>['process']>[0],
  ): ReturnType<GraphQLDataSource['process']> {
    const scope = options.context as RequestScope;
    const { query, variables, operationName } = options.request;
    const result = await this.ask(JSON.stringify({ query, variables, operationName }), scope);
    return {
      data: result.data ?? null,
      ...(result.errors && {
        errors: result.errors.map(
          (error) =>
            new GraphQLError(error.message, {
              path: error.path,
              extensions: error.extensions ?? {},
            }),
        ),
      }),
      http: undefined,
    } as Awaited<ReturnType<GraphQLDataSource['process']>>;
  }

  async ask(body: string, scope: RequestScope): Promise<SubgraphResult> {
    return JSON.parse(await this.#post(body, scope)) as SubgraphResult;
  }

  async #post(body: string, scope: RequestScope): Promise<string> {
    try {
      const response = await this.#pool.request({
        path: '/graphql',
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...signRequest(scope.identity, body, { secret: this.#secret }),
        },
        body,
        signal: scope.signal,
      });
      const text = await response.body.text();
      if (response.statusCode >= 500 || !text.startsWith('{')) {
        throw new Error(`${this.#name} answered ${response.statusCode}`);
      }
      return text;
    } catch (cause) {
      throw new GraphQLError(
        `The part of the system that answers for ${this.#name} is not reachable. Try again soon.`,
        {
          extensions: { code: 'UNAVAILABLE' },
          originalError: cause as Error,
        },
      );
    }
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
