import { newId } from '@mobilytics/ids/new-id';
import { UnrecoverableError } from 'bullmq';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { AnyJobDefinition } from './define-job.ts';
import type { WorkMetrics } from './job-metrics.ts';
import { jobQueueName, type QueueSettings, type Queues } from './queue.ts';
import { work } from './work.ts';

/** What a job carries beside its payload: whom and which request it goes back to. */
export const jobEnvelope = z.object({
  payload: z.unknown(),
  organizationId: z.string().nullable(),
  requestId: z.string(),
  actorId: z.string().nullable(),
  /** The historic moment it was enqueued at, null for the present. */
  at: z.iso.datetime().nullable(),
});
export type JobEnvelope = z.output<typeof jobEnvelope>;

export type StartJobs<Context> = {
  jobs: readonly AnyJobDefinition<Context>[];
  settings: QueueSettings;
  queues: Queues;
  log: Logger;
  metrics: WorkMetrics;
  context: (envelope: JobEnvelope, jobId: string, log: Logger, signal: AbortSignal) => Context;
};

/** Runs a service's jobs, each from a queue of its own so that a slow one holds up no other. */
export function startJobs<Context>(options: StartJobs<Context>): { close(): Promise<void> } {
  const workers = options.jobs.map((job) => startJob(options, job));
  const schedules = keepScheduling(options);
  return {
    async close() {
      schedules.stop();
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}

function startJob<Context>(options: StartJobs<Context>, job: AnyJobDefinition<Context>) {
  return work({
    queue: jobQueueName(job.name),
    settings: options.settings,
    log: options.log,
    metrics: options.metrics,
    concurrency: job.concurrency ?? 1,
    async handle({ id = '', data }, signal) {
      const envelope = jobEnvelope.safeParse(data).data ?? scheduledEnvelope(job.name);
      const parsed = job.payload.safeParse(envelope.payload);
      if (!parsed.success) {
        throw new UnrecoverableError(`The payload of ${job.name}: ${parsed.error.message}`);
      }
      const log = options.log.child({ job: job.name, requestId: envelope.requestId });
      await job.handler(parsed.data, options.context(envelope, id, log, signal));
    },
  });
}

/** A job that a schedule started goes back to no request, so it begins one. */
function scheduledEnvelope(name: string): JobEnvelope {
  return {
    payload: {},
    organizationId: null,
    requestId: newId('req'),
    actorId: name,
    at: null,
  };
}

/** Tells Redis the schedules, again and again until it was there to hear them. */
function keepScheduling<Context>({ jobs, queues, log }: StartJobs<Context>) {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const schedule = async () => {
    try {
      for (const { name, every, pattern, attempts, backoffMs } of jobs) {
        if (every === undefined && pattern === undefined) continue;
        const repeat = pattern === undefined ? { every: every ?? 0 } : { pattern, tz: 'UTC' };
        await queues.get(jobQueueName(name)).upsertJobScheduler(name, repeat, {
          name,
          data: {},
          opts: jobOptions({ attempts, backoffMs }),
        });
      }
    } catch (err) {
      log.debug({ err }, 'Schedules wait for Redis.');
      if (!isStopped) timer = setTimeout(schedule, 500);
    }
  };
  void schedule();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** How BullMQ is told to retry. */
export function jobOptions({ attempts = 5, backoffMs = 1_000 }: RetrySettings) {
  return { attempts, backoff: { type: 'exponential', delay: backoffMs, jitter: 0.25 } };
}

type RetrySettings = { attempts?: number | undefined; backoffMs?: number | undefined };
