import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { newId } from '@mobilytics/ids/new-id';
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { Redis } from 'ioredis';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { Pool } from 'undici';
import type { Env } from './env.ts';
import { RequestFailure } from './failure.ts';
import { GraphqlExecutor } from './graphql.ts';
import { graphqlRoute } from './graphql-route.ts';
import { Identifier } from './identify.ts';
import { limits } from './limits.ts';
import { readPersistedOperations } from './persisted-operations.ts';
import { Planner } from './plan/planner.ts';
import { passThrough } from './proxy.ts';
import { RateLimit } from './rate-limit.ts';
import { StockExecutor } from './stock-executor.ts';
import { SubgraphSource } from './subgraph-source.ts';
import { subgraphUrls } from './subgraphs.ts';

const supergraphPath = new URL('../supergraph.graphql', import.meta.url);
/** What the services take: a larger body, passed on, would end in a cut connection instead of a 413. */
const serviceBodyBytes = 1024 * 1024;
const ingestBodyBytes = 4 * 1024 * 1024;
const stripeBodyBytes = 4 * 1024 * 1024;
const courierBodyBytes = 64 * 1024;

export interface Gateway {
  url: string;
  close(): Promise<void>;
}

/** Starts the gateway: the one address of the API, of sign-in, webhooks and ingest. */
export async function startGateway(
  env: Env,
  supergraphSdl = readFileSync(supergraphPath, 'utf8'),
): Promise<Gateway> {
  const urls = subgraphUrls(env);
  const sources = new Map(
    [...urls].map(([name, url]) => [name, new SubgraphSource(name, url, env.IDENTITY_SECRET)]),
  );
  const pools = new Map(
    [...urls].map(([name, url]) => [name, new Pool(new URL(url).origin, { connections: 64 })]),
  );
  const redis = new Redis(env.REDIS_URL, { maxRetriesPerRequest: 1, enableAutoPipelining: true });
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });

  const planner = new Planner(supergraphSdl);
  const stock = new StockExecutor(supergraphSdl, sources);

  const app = Fastify({
    logger: { level: env.LOG_LEVEL, base: { service: 'gateway' }, messageKey: 'message' },
    bodyLimit: limits.bodyBytes,
    trustProxy: env.TRUSTED_PROXIES.length > 0 ? env.TRUSTED_PROXIES : false,
    requestIdHeader: false,
    genReqId: () => newId('req'),
    logController: new LogController({ disableRequestLogging: true }),
  });
  redis.on('error', (error) => app.log.warn({ err: error }, 'Redis is not reachable.'));
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) =>
    sendFailure(error, request, reply, app),
  );

  await app.register(async (scope) => {
    graphqlRoute(scope, {
      env,
      metrics,
      executor: new GraphqlExecutor(planner, sources, stock),
      identifier: new Identifier(pools.get('accounts') as Pool, env.IDENTITY_SECRET),
      rateLimit: new RateLimit(redis, env.RATE_LIMIT_PER_MINUTE),
      persisted: readPersistedOperations(env.PERSISTED_OPERATIONS),
    });
  });
  await app.register(async (scope) => passThroughRoutes(scope, pools));
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const checks = await Promise.all(
      [...pools].map(async ([name, pool]) => [name, await isReady(pool)] as const),
    );
    const waitingFor = checks.flatMap(([name, ready]) => (ready ? [] : [name]));
    if (redis.status !== 'ready') waitingFor.push('redis');
    return reply
      .code(waitingFor.length === 0 ? 200 : 503)
      .send({ status: waitingFor.length === 0 ? 'ready' : 'waiting', waitingFor });
  });
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.metrics()),
  );

  await app.listen({ port: env.PORT, host: env.HOST });
  const { port } = app.server.address() as AddressInfo;
  return {
    url: `http://${env.HOST}:${port}`,
    async close() {
      await app.close();
      await Promise.all([...sources.values(), ...pools.values()].map((pool) => pool.close()));
      await stock.stop();
      redis.disconnect();
    },
  };
}

function passThroughRoutes(scope: FastifyInstance, pools: ReadonlyMap<string, Pool>): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: serviceBodyBytes },
    (_request, body, done) => done(null, body),
  );
  const to = (name: string) => pools.get(name) as Pool;
  const own = { bodyLimit: serviceBodyBytes };
  scope.all('/api/auth/*', own, (request, reply) => passThrough(to('accounts'), request, reply));
  scope.all('/api/staff-auth/*', own, (request, reply) =>
    passThrough(to('accounts'), request, reply),
  );
  scope.post('/webhooks/stripe', { bodyLimit: stripeBodyBytes }, (request, reply) =>
    passThrough(to('billing'), request, reply),
  );
  for (const path of ['/webhooks/dhl/:token', '/webhooks/usps']) {
    scope.post(path, { bodyLimit: courierBodyBytes }, (request, reply) =>
      passThrough(to('logistics'), request, reply),
    );
  }
  scope.post('/ingest/v1/pings', { bodyLimit: ingestBodyBytes }, (request, reply) =>
    passThrough(to('analytics'), request, reply),
  );
}

async function isReady(pool: Pool): Promise<boolean> {
  try {
    const response = await pool.request({
      path: '/readyz',
      method: 'GET',
      signal: AbortSignal.timeout(2_000),
    });
    await response.body.dump();
    return response.statusCode === 200;
  } catch {
    return false;
  }
}

function sendFailure(
  error: Error & { statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
  app: FastifyInstance,
) {
  const requestId = request.id;
  if (error instanceof RequestFailure) {
    return reply
      .code(error.status)
      .headers(error.headers)
      .send({
        errors: error.errors.map((each) => ({
          ...each.toJSON(),
          extensions: { ...each.extensions, requestId },
        })),
      });
  }
  const status = error.statusCode ?? 500;
  if (status >= 500) app.log.error({ err: error, requestId }, 'A request failed.');
  const code = status >= 500 ? 'INTERNAL' : 'BAD_REQUEST';
  const message =
    status >= 500
      ? 'Something went wrong on our side. Name the request id when you write to us.'
      : status === 413
        ? `The body is larger than ${request.routeOptions.bodyLimit} bytes.`
        : status === 415
          ? 'Send JSON with the content type application/json.'
          : 'The body is not JSON.';
  return reply.code(status).send({ errors: [{ message, extensions: { code, requestId } }] });
}
