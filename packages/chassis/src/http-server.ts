import type { Identity } from '@mobilytics/identity/identity';
import { IdentityError, verifyRequest } from '@mobilytics/identity/verify';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Logger } from 'pino';
import { Histogram, type Registry } from 'prom-client';
import { isAway } from './database-failure.ts';
import type { Answer } from './graphql-handler.ts';

export type ServerParts = {
  log: Logger;
  registry: Registry;
  identitySecret: string;
  answer: (viewer: Identity, body: Buffer) => Promise<Answer>;
  /** Each throws when what the service depends on is away. */
  checks: Record<string, () => Promise<unknown>>;
};

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it arrived, for webhooks whose signature covers its bytes. */
    rawBody: Buffer;
  }
}

const bodyLimitBytes = 1_048_576;

/** `POST /graphql` for the gateway alone, and `/healthz`, `/readyz`, `/metrics` for who runs it. */
export function createServer(parts: ServerParts): FastifyInstance {
  const app = Fastify({
    loggerInstance: parts.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimitBytes,
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
  });
  app.decorateRequest('rawBody');
  closeAfterLastAnswer(app);
  tellFailures(app, parts.log);
  parseBodies(app);
  app.get('/healthz', async () => ({ status: 'up' }));
  app.get('/readyz', async (_request, reply) => {
    const results = await checkAll(parts.checks);
    const isReady = Object.values(results).every((result) => result === 'ok');
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'away', ...results });
  });
  app.get('/metrics', async (_request, reply) => {
    return reply.type(parts.registry.contentType).send(await parts.registry.metrics());
  });
  app.register(async (scope) => serveGraphql(scope, parts));
  return app;
}

/** What a route threw is logged; its words may quote the database and are nobody's business outside. */
function tellFailures(app: FastifyInstance, log: Logger): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if ((error.statusCode ?? 500) < 500) return reply.send(error);
    log.error({ err: error, path: request.routeOptions.url }, 'A route failed.');
    const failure = isAway(error)
      ? { code: 'UNAVAILABLE', message: 'This is not available at the moment. Try again shortly.' }
      : { code: 'INTERNAL', message: 'Something went wrong on our side.' };
    return reply.code(isAway(error) ? 503 : 500).send({ error: failure });
  });
}

/** A caller whose connection is kept alive would otherwise hold up the stop for a minute. */
function closeAfterLastAnswer(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
}

/** Bodies of a service's own routes: JSON parsed, everything else as bytes, both with `rawBody`. */
function parseBodies(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request, body: Buffer, done) => {
      request.rawBody = body;
      try {
        done(null, body.length === 0 ? undefined : JSON.parse(body.toString()));
      } catch {
        done(Object.assign(new Error('The body is not JSON.'), { statusCode: 400 }));
      }
    },
  );
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    request.rawBody = body;
    done(null, body);
  });
}

function serveGraphql(app: FastifyInstance, parts: ServerParts): void {
  const seconds = new Histogram({
    name: 'mobilytics_graphql_seconds',
    help: 'Time that GraphQL requests took.',
    labelNames: ['outcome'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 15],
    registers: [parts.registry],
  });
  // The signature covers the bytes, so they are verified before anything reads them.
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
  app.post<{ Body: Buffer }>('/graphql', async (request, reply) => {
    const startedAt = performance.now();
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    reply.type('application/json; charset=utf-8');
    let viewer: Identity;
    try {
      viewer = verifyRequest(request.headers, body, { secret: parts.identitySecret });
    } catch (error) {
      if (!(error instanceof IdentityError)) throw error;
      parts.log.warn(
        { reason: error.reason, from: request.ip },
        'An unsigned request was refused.',
      );
      const refusal = { message: error.message, extensions: { code: 'UNAUTHENTICATED' } };
      return reply.code(401).send(JSON.stringify({ errors: [refusal] }));
    }
    const answer = await parts.answer(viewer, body);
    const took = performance.now() - startedAt;
    seconds.observe({ outcome: answer.outcome }, took / 1_000);
    parts.log.info(
      {
        requestId: viewer.requestId,
        operation: answer.operationName,
        outcome: answer.outcome,
        ms: Math.round(took * 10) / 10,
      },
      'graphql',
    );
    return reply.send(answer.body);
  });
}

async function checkAll(checks: ServerParts['checks']): Promise<Record<string, 'ok' | 'away'>> {
  const results = Object.entries(checks).map(
    async ([name, check]): Promise<[string, 'ok' | 'away']> => {
      try {
        await check();
        return [name, 'ok'];
      } catch {
        return [name, 'away'];
      }
    },
  );
  return Object.fromEntries(await Promise.all(results));
}
