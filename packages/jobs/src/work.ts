import { type Job, UnrecoverableError, Worker, type WorkerOptions } from 'bullmq';
import type { Logger } from 'pino';
import type { WorkMetrics } from './job-metrics.ts';
import { type QueueSettings, workerOptions } from './queue.ts';

export type WorkOptions = {
  queue: string;
  settings: QueueSettings;
  log: Logger;
  metrics: WorkMetrics;
  concurrency: number;
  /** How long a dead process may hold a job before another takes it over. */
  stalledAfterMs?: number;
  handle: (job: Job, signal: AbortSignal) => Promise<void>;
};

/** Works through one queue until closed, telling log and metrics how each job ended. */
export function work(options: WorkOptions): { close(): Promise<void> } {
  const { queue, log, metrics } = options;
  const stopping = new AbortController();
  const worker = new Worker(
    queue,
    async (job) => {
      const stopTimer = metrics.seconds.startTimer({ queue });
      const about = {
        ...{ queue, jobId: job.id, jobName: job.name, attempt: job.attemptsMade + 1 },
        requestId: job.data?.requestId,
      };
      try {
        await options.handle(job, stopping.signal);
        metrics.ended.inc({ queue, outcome: 'done' });
        log.info({ ...about, ms: Math.round(stopTimer() * 1_000) }, 'work');
      } catch (error) {
        stopTimer();
        const isLast =
          error instanceof UnrecoverableError || about.attempt >= (job.opts.attempts ?? 1);
        metrics.ended.inc({ queue, outcome: isLast ? 'dead' : 'retried' });
        if (isLast) log.error({ ...about, err: error }, 'Work failed for good.');
        else log.warn({ ...about, err: error }, 'Work failed and will be tried again.');
        throw error;
      }
    },
    { ...workerOptions(options.settings), ...timing(options) },
  );
  worker.on('error', (err) => log.debug({ queue, err }, 'The queue is away; trying again.'));
  return {
    async close() {
      stopping.abort();
      await worker.close();
    },
  };
}

function timing({ concurrency, stalledAfterMs = 30_000 }: WorkOptions): Partial<WorkerOptions> {
  return {
    concurrency,
    lockDuration: stalledAfterMs,
    stalledInterval: stalledAfterMs,
    runRetryDelay: Math.min(stalledAfterMs, 1_000),
  };
}
