import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { Identity } from '@mobilytics/identity/identity';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Kind } from 'graphql';
import { Histogram, type Registry } from 'prom-client';
import { readCredentials } from './credentials.ts';
import type { Env } from './env.ts';
import { RequestFailure } from './failure.ts';
import { type GraphqlExecutor, readRequest } from './graphql.ts';
import type { Identifier } from './identify.ts';
import type { PreparedOperation } from './operation-cache.ts';
import type { PersistedOperations } from './persisted-operations.ts';
import type { RateLimit } from './rate-limit.ts';

export interface GraphqlRouteParts {
  env: Env;
  metrics: Registry;
  executor: GraphqlExecutor;
  identifier: Identifier;
  rateLimit: RateLimit;
  persisted: PersistedOperations;
}

const timeoutMs = 30_000;

export function graphqlRoute(app: FastifyInstance, parts: GraphqlRouteParts): void {
  const { env, executor, persisted } = parts;
  const duration = new Histogram({
    name: 'gateway_operation_seconds',
    help: 'Time to answer an operation, by its name and outcome.',
    labelNames: ['operation', 'outcome'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [parts.metrics],
  });

  if (env.GRAPHIQL) {
    const page = renderGraphiQL({ title: 'Mobilytics API', endpoint: '/graphql' });
    app.get('/graphql', (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  } else {
    app.get('/graphql', () => {
      throw new RequestFailure('BAD_REQUEST', 'Send operations with POST.', {
        status: 405,
        headers: { allow: 'POST' },
      });
    });
  }

  app.post('/graphql', async (request, reply) => {
    const started = performance.now();
    const identity = await identify(parts, request);
    // The count is asked for while the operation is parsed; too many requests outweigh a wrong one.
    const allowed = parts.rateLimit.take(identity.actorId ?? request.ip);
    let graphqlRequest: ReturnType<typeof readRequest>;
    let prepared: PreparedOperation;
    try {
      graphqlRequest = readRequest(request.body, (hash) => persisted.get(hash));
      prepared = prepare(parts, graphqlRequest, identity);
    } finally {
      await allowed;
    }
    authorise(parts, identity, prepared, graphqlRequest.persisted);
    const response = await executor.execute(prepared, graphqlRequest, {
      identity,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const seconds = (performance.now() - started) / 1000;
    // Names that callers choose would make the metric grow without end.
    const name = graphqlRequest.persisted
      ? (prepared.operation.name?.value ?? 'unnamed')
      : 'ad-hoc';
    duration.observe({ operation: name, outcome: response.errors ? 'error' : 'ok' }, seconds);
    request.log.info(
      {
        requestId: identity.requestId,
        actorId: identity.actorId,
        organizationId: identity.organizationId,
        operation: prepared.operation.name?.value,
        durationMs: Math.round(seconds * 1000),
        errors: response.errors?.map((error) => error.extensions?.code),
      },
      'An operation was answered.',
    );
    return send(request, reply, response);
  });
}

async function identify(parts: GraphqlRouteParts, request: FastifyRequest): Promise<Identity> {
  const { headers } = request;
  const locale = /^fr\b/i.test(headers['accept-language'] ?? '') ? 'fr' : 'en';
  const claims = await parts.identifier.identify(readCredentials(headers), request.id, locale);
  const key = headers['idempotency-key'];
  if (key !== undefined && (typeof key !== 'string' || key.length === 0 || key.length > 255)) {
    throw new RequestFailure('BAD_REQUEST', 'Idempotency-Key must have 1 to 255 characters.');
  }
  const at = parts.env.ALLOW_HISTORIC_TIME ? headers['x-mobilytics-at'] : undefined;
  return {
    ...claims,
    locale: headers['accept-language'] ? locale : claims.locale,
    requestId: request.id,
    idempotencyKey: key ?? null,
    at: typeof at === 'string' ? at : null,
  };
}

function prepare(
  parts: GraphqlRouteParts,
  request: Parameters<GraphqlExecutor['prepare']>[0],
  identity: Identity,
) {
  try {
    return parts.executor.prepare(request);
  } catch (error) {
    if (error instanceof RequestFailure && identity.kind === 'ANONYMOUS' && !parts.env.GRAPHIQL) {
      // Suggestions would tell a stranger the schema word by word.
      for (const each of error.errors)
        each.message = each.message.replace(/ Did you mean .*\?$/s, '');
    }
    throw error;
  }
}

function authorise(
  parts: GraphqlRouteParts,
  identity: Identity,
  prepared: PreparedOperation,
  persisted: boolean,
): void {
  const { env } = parts;
  if (prepared.operation.operation === 'mutation' && identity.idempotencyKey !== null) {
    // Web clients ask for `__typename` everywhere, which changes nothing.
    const mutations = prepared.operation.selectionSet.selections.filter(
      (selection) => !(selection.kind === Kind.FIELD && selection.name.value === '__typename'),
    );
    if (mutations.length > 1) {
      throw new RequestFailure(
        'BAD_REQUEST',
        'With Idempotency-Key an operation may hold one mutation.',
      );
    }
  }
  if (prepared.introspects && identity.kind === 'ANONYMOUS' && !env.GRAPHIQL) {
    throw new RequestFailure('UNAUTHENTICATED', 'The schema is shown to callers with an API key.', {
      status: 401,
    });
  }
  const bySession = identity.kind === 'USER' || identity.kind === 'STAFF';
  if (bySession && !persisted && !env.ALLOW_AD_HOC_OPERATIONS) {
    throw new RequestFailure(
      'OPERATION_NOT_ALLOWED',
      'A session may send only the operations of our web apps. Use an API key.',
      { status: 403 },
    );
  }
}

/** GraphQL over HTTP: the newer media type when it is asked for, JSON otherwise. */
function send(request: FastifyRequest, reply: FastifyReply, body: object): FastifyReply {
  const accept = request.headers.accept ?? '';
  const type = accept.includes('application/graphql-response+json')
    ? 'application/graphql-response+json'
    : 'application/json';
  return reply
    .header('x-request-id', request.id)
    .type(`${type}; charset=utf-8`)
    .send(JSON.stringify(body));
}
