import { readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { createAdapter } from '@mobilytics/database/connect';
import { checkSharedModels, readModels } from '@mobilytics/database/read-models';
import type { AnyClient } from '@mobilytics/database/scoped-client';
import type { AnyConsumer } from '@mobilytics/events/consumer';
import { runTransaction } from '@mobilytics/events/outbox';
import type { Transaction } from '@mobilytics/events/transaction';
import { type Identity, systemIdentity } from '@mobilytics/identity/identity';
import { newId } from '@mobilytics/ids/new-id';
import type { AnyJobDefinition } from '@mobilytics/jobs/define-job';
import { workMetrics } from '@mobilytics/jobs/job-metrics';
import { Queues } from '@mobilytics/jobs/queue';
import type { FastifyInstance } from 'fastify';
import { type Logger, pino } from 'pino';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { startBackgroundWork } from './background-work.ts';
import { type AnyResolvers, buildSchema } from './build-schema.ts';
import type { JobContext } from './context.ts';
import type { ChassisEnv } from './env.ts';
import { Executor } from './executor.ts';
import { createGraphqlHandler } from './graphql-handler.ts';
import { createServer } from './http-server.ts';

export type SubgraphOptions<Client extends AnyClient, Services> = {
  /** The service's name in the catalogue, the logs and the queues. */
  name: string;
  /** The service's folder, with `src/schema/*.graphql` and `prisma/schema.prisma`. */
  serviceUrl: URL;
  env: ChassisEnv;
  createClient: (adapter: ReturnType<typeof createAdapter>) => Client;
  /** Models that belong to everybody. Any other model must have an `organizationId`. */
  sharedModels?: readonly string[];
  resolvers: AnyResolvers;
  consumers?: readonly AnyConsumer<Client>[];
  jobs?: readonly AnyJobDefinition<JobContext<Client, Services>>[];
  /** What the use cases need beside the database, for example the client of a courier. */
  services?: Services;
  /** Routes beside `/graphql`, which nobody signed: webhooks, ingest, sign-in. */
  routes?: (app: FastifyInstance, parts: RouteParts<Client, Services>) => void | Promise<void>;
};

export type RouteParts<Client extends AnyClient, Services> = {
  /** Unscoped. */
  db: Client;
  log: Logger;
  services: Services;
  now(): Date;
  /** A transaction by our own process, or by the identity that the route made out. */
  transact<R>(work: (tx: Transaction<Client>) => Promise<R>, by?: Identity): Promise<R>;
};

export type RunningSubgraph<Client extends AnyClient, Services> = RouteParts<Client, Services> & {
  url: string;
  /** Finishes what runs, within ten seconds, and closes every connection. */
  close(): Promise<void>;
};

const graphqlTimeoutMs = 15_000;
const closeTimeoutMs = 10_000;

/** Starts a subgraph with all that belongs to it: HTTP, and relay, consumers and jobs unless they run elsewhere. */
export async function startSubgraph<Client extends AnyClient, Services = Record<never, never>>(
  options: SubgraphOptions<Client, Services>,
): Promise<RunningSubgraph<Client, Services>> {
  const { name, env, serviceUrl } = options;
  const models = readModels(readFileSync(new URL('prisma/schema.prisma', serviceUrl), 'utf8'));
  checkSharedModels(models, options.sharedModels ?? []);
  const executor = new Executor(buildSchema(serviceUrl, options.resolvers));

  const log = pino({ level: env.logLevel, base: { service: name }, messageKey: 'message' });
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const metrics = workMetrics(registry);
  const settings = { redisUrl: env.redisUrl, prefix: env.queuePrefix ?? 'mobilytics' };
  const queues = new Queues(settings, (err) => log.debug({ err }, 'Redis is away.'));
  const client = options.createClient(createAdapter(env.databaseUrl));
  const services = options.services ?? ({} as Services);
  countWaiting(registry, client);

  const transact: RouteParts<Client, Services>['transact'] = (work, by) => {
    const { requestId, ...actor } = by ?? systemIdentity(name, newId('req'));
    return runTransaction(client, { ...actor, service: name, now: new Date(), requestId }, work);
  };
  const parts = { db: client, log, services, now: () => new Date(), transact };

  const { allowHistoricTime } = env;
  const app = createServer({
    log,
    registry,
    identitySecret: env.identitySecret,
    answer: createGraphqlHandler({
      ...{ name, client, models, executor, services, log, allowHistoricTime },
      timeoutMs: graphqlTimeoutMs,
    }),
    checks: {
      database: async () => client.$queryRaw`SELECT 1`,
      redis: () => queues.ping(),
    },
  });
  await options.routes?.(app, parts);

  const url = await app.listen({ port: env.port, host: env.host ?? '127.0.0.1' });
  // On one machine, whoever waits for an answer goes before what nobody waits for.
  if (env.backgroundWork === 'only') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const background =
    env.backgroundWork === 'off'
      ? null
      : startBackgroundWork({
          ...{ name, client, services, settings, queues, log, metrics },
          databaseUrl: env.databaseUrl,
          consumers: options.consumers ?? [],
          jobs: options.jobs ?? [],
        });
  log.info({ url }, 'Ready.');

  const close = once(async () => {
    log.info('Stopping.');
    const finished = (async () => {
      await app.close();
      await background?.close();
      await Promise.all([queues.close(), client.$disconnect()]);
    })();
    await within(closeTimeoutMs, finished, () => log.warn('Stopped before all was finished.'));
  });
  return { ...parts, url, close };
}

function countWaiting(registry: Registry, client: AnyClient): void {
  new Gauge({
    name: 'mobilytics_outbox_waiting',
    help: 'Outbox rows that wait to be published.',
    registers: [registry],
    async collect() {
      const rows = await client.$queryRaw<{ waiting: number }[]>`
        SELECT count(*)::int AS waiting FROM "OutboxEvent" WHERE "publishedAt" IS NULL`;
      this.set(rows[0]?.waiting ?? 0);
    },
  });
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= work();
    return running;
  };
}

async function within(timeoutMs: number, work: Promise<void>, onLate: () => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      onLate();
      resolve();
    }, timeoutMs);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
