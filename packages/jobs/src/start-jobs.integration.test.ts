import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { z } from 'zod';
import { defineJob } from './define-job.ts';
import { workMetrics } from './job-metrics.ts';
import { jobQueueName, Queues } from './queue.ts';
import { jobOptions, startJobs } from './start-jobs.ts';

type Job = { id: string; requestId: string; signal: AbortSignal };

const redisUrl = process.env.REDIS_URL ?? '';
assert.ok(redisUrl, 'REDIS_URL is not set: run "npm test", or set it yourself.');
const settings = { redisUrl, prefix: `test-${randomUUID()}` };
const queues = new Queues(settings, () => {});
const registry = new Registry();
const runs: { job: string; payload: unknown; requestId: string }[] = [];
let failuresLeft = 2;

const counted = defineJob<Job>()({
  name: 'test.counted',
  payload: z.object({ n: z.int() }),
  handler: async (payload, { requestId }) => {
    runs.push({ job: 'counted', payload, requestId });
  },
});

const shaky = defineJob<Job>()({
  name: 'test.shaky',
  payload: z.object({ fails: z.boolean() }),
  attempts: 3,
  backoffMs: 10,
  handler: async (payload, { requestId }) => {
    runs.push({ job: 'shaky', payload, requestId });
    if (payload.fails || failuresLeft > 0) {
      failuresLeft -= 1;
      throw new Error('not yet');
    }
  },
});

const regular = defineJob<Job>()({
  name: 'test.regular',
  payload: z.object({}),
  every: 200,
  handler: async (payload, { requestId }) => {
    runs.push({ job: 'regular', payload, requestId });
  },
});

const start = () =>
  startJobs<Job>({
    ...{ jobs: [counted, shaky, regular], settings, queues, log: pino({ level: 'silent' }) },
    metrics: workMetrics(registry),
    context: ({ requestId }, id, _log, signal) => ({ id, requestId, signal }),
  });
let jobs = start();

after(async () => {
  await jobs.close();
  await queues.close();
});

const envelope = (payload: unknown) => ({
  ...{ payload, organizationId: null, requestId: 'req_1', actorId: null, at: null },
});

async function enqueue(
  job: { name: string; attempts?: number; backoffMs?: number },
  payload: unknown,
  id: string,
) {
  await until(() =>
    queues.ping().then(
      () => true,
      () => false,
    ),
  );
  const queue = queues.get(jobQueueName(job.name));
  await queue.add(job.name, envelope(payload), { ...jobOptions(job), jobId: id });
}

async function until(check: () => boolean | Promise<boolean>) {
  for (const giveUpAt = Date.now() + 8_000; !(await check()); await sleep(20)) {
    assert.ok(Date.now() < giveUpAt, 'It did not happen in time.');
  }
}

const runsOf = (job: string) => runs.filter((run) => run.job === job);

test('a job receives its payload and the request it goes back to, once per id', async () => {
  await enqueue(counted, { n: 1 }, 'same');
  await enqueue(counted, { n: 1 }, 'same');
  await enqueue(counted, { n: 2 }, 'other');
  await until(() => runsOf('counted').length >= 2);
  assert.deepEqual(
    runsOf('counted').map(({ payload, requestId }) => [payload, requestId]),
    [
      [{ n: 1 }, 'req_1'],
      [{ n: 2 }, 'req_1'],
    ],
  );
});

test('a job that fails is tried again until it succeeds', async () => {
  await enqueue(shaky, { fails: false }, 'shaky');
  await until(() => runsOf('shaky').length === 3);
  const queue = queues.get(jobQueueName(shaky.name));
  await until(async () => (await queue.getJobCounts()).completed === 1);
});

test('a job that fails for good, or whose payload is wrong, is kept and counted as dead', async () => {
  const queue = queues.get(jobQueueName(shaky.name));
  await enqueue(shaky, { fails: true }, 'dead');
  await enqueue(shaky, { fails: 'maybe' }, 'wrong');
  await until(async () => (await queue.getJobCounts()).failed === 2);
  const failed = await queue.getFailed();
  assert.deepEqual(failed.map(({ id, attemptsMade }) => [id, attemptsMade]).sort(), [
    ['dead', 3],
    ['wrong', 1],
  ]);
  const dead = /mobilytics_work_ended_total\{queue="jobs.test.shaky",outcome="dead"\} 2/;
  assert.match(await registry.metrics(), dead);
});

test('a regular job runs again and again, also after a restart, and never twice at a time', async () => {
  await until(() => runsOf('regular').length >= 2);
  await jobs.close();
  jobs = start();
  const before = runsOf('regular').length;
  await until(() => runsOf('regular').length > before);
  const schedulers = await queues.get(jobQueueName(regular.name)).getJobSchedulers();
  assert.equal(schedulers.length, 1);
  assert.match(runsOf('regular')[0]?.requestId ?? '', /^req_/);
});
