import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { after, afterEach, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createAdapter } from '@mobilytics/database/connect';
import { runTransaction } from '@mobilytics/events/outbox';
import { systemIdentity } from '@mobilytics/identity/identity';
import { newId } from '@mobilytics/ids/new-id';
import { Queues } from '@mobilytics/jobs/queue';
import { createTestDatabase } from '@mobilytics/migrate/test-database';
import type { Queue } from 'bullmq';
import { eventually } from '../src/testing.ts';
import { RedisServer } from './exactly-once/redis-server.ts';
import { PrismaClient } from './fixture-service/generated/prisma/client.ts';

const isMissing = spawnSync('redis-server', ['--version']).error
  ? 'redis-server is not here.'
  : false;
const options = { skip: isMissing, timeout: 60_000 };
const childPath = fileURLToPath(new URL('exactly-once/child.ts', import.meta.url));
const serviceDir = fileURLToPath(new URL('fixture-service', import.meta.url));
const redis = new RedisServer();
const children = new Set<ChildProcess>();
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let client: PrismaClient;

before(async () => {
  if (isMissing) return;
  await redis.start();
  database = await createTestDatabase(serviceDir);
  client = new PrismaClient({ adapter: createAdapter(database.url) });
});

afterEach(async () => {
  await Promise.all([...children].map(stop));
});

after(async () => {
  await redis.stop();
  await client?.$disconnect();
  await database?.drop();
});

type Role = 'relay' | 'consumer';

function start(roles: Role[], prefix: string, fault: string | null, victim: number | null = null) {
  const settings = { roles, prefix, fault, victim, databaseUrl: database.url, redisUrl: redis.url };
  const child = spawn(process.execPath, [childPath, JSON.stringify(settings)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

async function stop(child: ChildProcess) {
  if (child.kill('SIGKILL')) await once(child, 'exit');
}

/** Five events, each of which raises the tally of its own organisation by one. */
async function emitEvents(): Promise<string[]> {
  const organizationIds = Array.from({ length: 5 }, () => newId('org'));
  const origin = { ...systemIdentity('test', newId('req')), service: 'accounts', now: new Date() };
  await runTransaction(client, origin, async ({ emit }) => {
    for (const organizationId of organizationIds) {
      emit('organization.created', { organizationId, name: 'x', ownerEmail: 'a@b.example' });
    }
  });
  return organizationIds;
}

async function assertOnceEach(organizationIds: string[]) {
  const tallies = () =>
    client.tally.findMany({ where: { organizationId: { in: organizationIds } } });
  await eventually(async () => (await tallies()).length === organizationIds.length);
  await eventually(
    async () => (await client.outboxEvent.count({ where: { publishedAt: null } })) === 0,
  );
  assert.deepEqual(
    (await tallies()).map(({ count }) => count),
    organizationIds.map(() => 1),
  );
}

async function withQueue<T>(prefix: string, use: (queue: Queue) => Promise<T>): Promise<T> {
  const queues = new Queues({ redisUrl: redis.url, prefix }, () => {});
  try {
    await eventually(() =>
      queues
        .ping()
        .then(() => true)
        .catch(() => false),
    );
    return await use(queues.get('events.orders'));
  } finally {
    await queues.close();
  }
}

/** Nothing may be left to run: what is still queued could take effect later. */
const assertDrained = (prefix: string) =>
  withQueue(prefix, async (queue) => {
    await eventually(async () => {
      const { active = 0, waiting = 0, delayed = 0 } = await queue.getJobCounts();
      return active + waiting + delayed === 0;
    });
    assert.equal((await queue.getJobCounts()).failed, 0);
  });

const relaySteps = ['selected', 'published', 'marked', 'committed'];
const consumerSteps = ['received', 'noted', 'handled', 'committed'];
const faults: [Role, string][] = [
  ...relaySteps.map((step): [Role, string] => ['relay', step]),
  ...consumerSteps.map((step): [Role, string] => ['consumer', step]),
];

for (const [role, step] of faults) {
  test(
    `each event takes effect once when the ${role} is killed after "${step}"`,
    options,
    async () => {
      const prefix = `once-${role}-${step}`;
      const events = await emitEvents();
      if (role === 'consumer') start(['relay'], prefix, null);
      const doomed = start([role], prefix, step);
      const [, signal] = await once(doomed, 'exit');
      assert.equal(signal, 'SIGKILL');
      start(role === 'consumer' ? ['consumer'] : ['relay', 'consumer'], prefix, null);
      await assertOnceEach(events);
      await assertDrained(prefix);
    },
  );

  test(
    `each event takes effect once when Redis is killed after the ${role}'s "${step}"`,
    options,
    async () => {
      const prefix = `redis-${role}-${step}`;
      const deaths = redis.deaths;
      start([role === 'relay' ? 'consumer' : 'relay'], prefix, null);
      const events = await emitEvents();
      start([role], prefix, step, redis.pid);
      await eventually(async () => redis.deaths > deaths);
      await assertOnceEach(events);
      await assertDrained(prefix);
    },
  );
}

test(
  'an event that is delivered again after the queue forgot it takes no effect',
  options,
  async () => {
    const prefix = 'again';
    const [organizationId = ''] = await emitEvents();
    start(['relay', 'consumer'], prefix, null);
    await eventually(async () => client.tally.findUnique({ where: { organizationId } }));
    await assertDrained(prefix);
    await withQueue(prefix, async (queue) => {
      for (const { name, data } of await queue.getJobs(['completed'])) await queue.add(name, data);
    });
    await assertDrained(prefix);
    assert.equal((await client.tally.findUnique({ where: { organizationId } }))?.count, 1);
  },
);
